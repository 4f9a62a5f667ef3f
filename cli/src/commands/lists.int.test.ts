import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../testing.ts";

const ORDINARY = "0x206d226f226f62994dbc70cc6da1a02f2825466e";

const stack = new DisposableStack();
afterAll(() => stack.dispose());
const { folder, run } = commandLine(stack);

test("lists says of each edition how old it is, its shelf life, and whether that is over", async () => {
  const { out } = await run(["--json", "lists"]);
  const shown = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(shown.find(({ list }) => list === "explorer-labels-2023")).toMatchObject({
    shelf_life_days: 365,
    stale: true,
  });
  for (const { age_days, shelf_life_days, stale } of shown) expect(stale).toBe(age_days >= shelf_life_days);
});

test("lists says what was left out of each edition that ships, by reason", async () => {
  const { out } = await run(["--json", "lists"]);
  const leftOut = new Map(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ list, left_out }) => [list, left_out]),
  );
  expect(leftOut.get("eth-labels")).toEqual({ "no valid address": 2, "other networks": 907 });
  expect(leftOut.get("OFAC SDN USDT")).toEqual({ "on networks that Tetron does not serve": 78 });
  expect(leftOut.get("OFAC SDN ETH")).toEqual({});
  expect((await run(["lists"])).out).toContain("left out: 78 on networks that Tetron does not serve");
});

test("a refusal of one source of current sanctions leaves the lists of every source as they were", async () => {
  const [ordinary, tiny] = ["sanctioned_addresses_ARB.txt", "sanctioned_addresses_ETH.txt"];
  for (const name of [ordinary, tiny]) await writeFile(join(folder, name), `${ORDINARY}\n`);
  const shown = async () => (await run(["lists", "show"])).out;
  const before = await shown();
  // One address in the place of 120 is refused, and it is the last to be looked at.
  const { exit, err } = await run(["lists", "refresh", ordinary, tiny, "--date", "2026-11-01"]);
  expect(exit).toBe(EXIT.usage);
  expect(err).toContain("OFAC SDN ETH");
  expect(await shown()).toBe(before);
});
