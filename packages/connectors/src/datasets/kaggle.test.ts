import { join } from "node:path";
import { expect, test } from "vitest";
import { readKaggle } from "./kaggle.ts";

const FILE = join(import.meta.dirname, "fixtures", "kaggle.csv");

test("the first of a duplicate counts, missing numbers are 0, names lose their spaces", async () => {
  const rows = await Array.fromAsync(readKaggle(FILE));

  expect(rows.map(({ address, flag }) => [address, flag])).toEqual([
    [`0x${"ab".repeat(20)}`, 0],
    [`0x${"cd".repeat(20)}`, 1],
  ]);
  expect(Object.keys(rows[0]!.numbers)).toHaveLength(45);
  expect(rows[0]!.numbers["ERC20 avg val sent"]).toBe(1.5);
  expect(rows[1]!.numbers["Total ERC20 tnxs"]).toBe(0);
});

test("no column that leaks the label is among the features", async () => {
  const [row] = await Array.fromAsync(readKaggle(FILE));

  expect(Object.keys(row!.numbers).filter((name) => /^(|index|flag|address)$/i.test(name))).toEqual([]);
});
