import { expect, test } from "vitest";
import { DAY_MS } from "./durations.ts";
import { DEFAULT_SHELF_LIVES, historyShelfLifeMs, listAge, parseShelfLives } from "./shelf-lives.ts";

test.each([
  ["ethereum", 0.1, 90],
  ["ethereum", 5, 150],
  ["ethereum", 40, 365],
  ["ethereum", null, 90],
  ["bitcoin", 0.1, 180],
  ["bitcoin", 40, 730],
  ["solana", 40, 180],
] as const)(
  "on %s a history with a typical gap of %s days is current for %s days",
  (network, gapDays, days) => {
    const gapMs = gapDays === null ? null : gapDays * DAY_MS;
    expect(historyShelfLifeMs(DEFAULT_SHELF_LIVES, network, gapMs)).toBe(days * DAY_MS);
  },
);

test("a list has the shelf life of its kind unless the operator names it", () => {
  const lives = parseShelfLives({ labelsDays: 100, lists: { "own-partners": 7 } });
  const daysOf = (kind: "sanctions" | "labels" | "wallets", name: string) =>
    listAge(lives, { kind, name, asOf: new Date(0) }).shelfLifeMs / DAY_MS;
  expect(daysOf("sanctions", "OFAC SDN ETH")).toBe(30);
  expect(daysOf("labels", "eth-labels")).toBe(100);
  expect(daysOf("labels", "own-partners")).toBe(7);
  expect(daysOf("labels", "constructor")).toBe(100);
});

test("what a file leaves out is as shipped", () => {
  expect(parseShelfLives({})).toEqual(DEFAULT_SHELF_LIVES);
  const own = { leastDays: 10, mostDays: 20 };
  expect(parseShelfLives({ gaps: 5, histories: { base: own } })).toEqual({
    ...DEFAULT_SHELF_LIVES,
    gaps: 5,
    histories: { ...DEFAULT_SHELF_LIVES.histories, base: own },
  });
});

test.each([
  [{ sanctionDays: 3 }, "sanctionDays"],
  [{ labelsDays: 0 }, "labelsDays"],
  [{ lists: { ofac: "30" } }, "lists.ofac"],
  [{ histories: { dogecoin: { leastDays: 1, mostDays: 2 } } }, "dogecoin"],
  [{ histories: { base: { leastDays: 3, mostDays: 2 } } }, "leastDays"],
  [[], "expected object"],
])("%j is refused, naming the field", (json, named) => {
  expect(() => parseShelfLives(json)).toThrow(named);
});
