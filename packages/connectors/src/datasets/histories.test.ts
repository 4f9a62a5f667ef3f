import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { temporaryFolder } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { readHistories } from "./histories.ts";

const FOLDER = join(import.meta.dirname, "fixtures", "histories");

/** A copy of the fixture with rewritten transactions. */
async function withTransactions(rewrite: (rows: string[]) => string[]) {
  const folder = temporaryFolder();
  await cp(FOLDER, folder.path, { recursive: true });
  const text = gunzipSync(await readFile(join(FOLDER, "transactions.csv.gz"))).toString();
  const [header, ...rows] = text.trimEnd().split("\n");
  await writeFile(join(folder.path, "transactions.csv.gz"), [header, ...rewrite(rows)].join("\n"));
  return folder;
}

test("accounts come in file order with their labels, one without transactions included", async () => {
  const accounts = await Array.fromAsync(readHistories(FOLDER));

  expect(
    accounts.map(({ address, fraud, inKaggle, history }) => [
      address.slice(0, 8),
      fraud,
      inKaggle,
      history.transactions.length,
    ]),
  ).toEqual([
    ["0x000000", true, false, 0],
    ["0x000895", false, true, 5],
    ["0x0033fd", false, true, 7],
    ["0x00f8de", false, true, 10],
    ["0x0c9d1b", true, true, 7],
  ]);
});

test("a transaction is exact to the wei, whatever notation the file has", async () => {
  const accounts = await Array.fromAsync(readHistories(FOLDER));
  const values = accounts[3]!.history.transactions.map(({ value }) => value);

  expect(values.slice(0, 4)).toEqual([
    6_844_900_000_000_000n,
    1_595_000_000_000_000_000n,
    1_500_000_000_000_000_000n,
    10_000_000_000_000n,
  ]);
});

test("a creation has no counterparty, a call has its method, a failure is marked", async () => {
  const accounts = await Array.fromAsync(readHistories(FOLDER));

  expect(accounts[4]!.history.transactions[1]).toEqual({
    timestamp: 1_497_117_774,
    direction: "sent",
    counterparty: null,
    value: 0n,
    createsContract: true,
    failed: false,
    methodId: "0x60606040",
    hash: null,
  });
  expect(accounts[3]!.history.transactions[2]).toMatchObject({ failed: true, methodId: null });
});

test("rows that are not grouped by account are refused, not misread", async () => {
  await using folder = await withTransactions((rows) => [...rows.slice(1), rows[0]!]);

  await expect(Array.fromAsync(readHistories(folder.path))).rejects.toMatchObject({
    code: "UNPROCESSABLE",
    details: { field: "file", reason: "out_of_order" },
  });
});

test("rows that run backwards in time are refused", async () => {
  await using folder = await withTransactions(([first, second, ...rest]) => [second!, first!, ...rest]);

  await expect(Array.fromAsync(readHistories(folder.path))).rejects.toThrow(
    "line 3 is older than the one before it",
  );
});

test("a value finer than a wei is refused with its line", async () => {
  await using folder = await withTransactions(([first, ...rest]) => [
    first!.replace("0.72414764", "1.5e-18"),
    ...rest,
  ]);

  await expect(Array.fromAsync(readHistories(folder.path))).rejects.toThrow("line 2 cannot be read");
});

test("reading stops when its signal aborts", async () => {
  await expect(Array.fromAsync(readHistories(FOLDER, AbortSignal.abort()))).rejects.toThrow("abort");
});
