import { DAY_MS, HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { expect, test } from "vitest";
import { historyLifeMs } from "./shelf-life.ts";

const held = (entries: number, span: number, quiet: number) => ({
  ...{ firstSeen: 1_000, lastSeen: 1_000 + span, entries, asOf: 1_000 + span + quiet },
});

test.each([
  ["an entry every two hours", held(11, 20 * HOUR_MS, HOUR_MS), 2 * HOUR_MS],
  ["quiet for longer than usual", held(11, 20 * HOUR_MS, 5 * HOUR_MS), 5 * HOUR_MS],
  ["an entry every second", held(100_001, 100_000_000, 0), 5 * MINUTE_MS],
  ["quiet for years", held(3, DAY_MS, 900 * DAY_MS), DAY_MS],
  ["one entry, an hour ago", held(1, 0, HOUR_MS), HOUR_MS],
  ["all entries in one block, just now", held(9, 0, 0), 5 * MINUTE_MS],
  ["a clock that is behind the chain", held(2, HOUR_MS, -MINUTE_MS), HOUR_MS],
  ["no entries", { firstSeen: null, lastSeen: null, entries: 0, asOf: 5 }, DAY_MS],
])("a history lives as long as it takes to the next entry: %s", (_, history, life) => {
  expect(historyLifeMs(history)).toBe(life);
});

test("a busier wallet never lives longer", () => {
  const lives = [2, 10, 100, 1_000, 10_000].map((entries) => historyLifeMs(held(entries, 30 * DAY_MS, 0)));
  expect(lives).toEqual(lives.toSorted((a, b) => b - a));
});
