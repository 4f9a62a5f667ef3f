import type { Line } from "@tetron/connectors/io/lines";
import { expect, test } from "vitest";
import { historyRecords } from "./history-records.ts";
import type { ImportFormat } from "./record.ts";

const ALICE = "0x00009277775ac7d0d59eaad8fee3d10ac6c805e8";
const BOB = "0x0002bda54cb772d040f779e88eb453cac0daa244";
const SHOP = "0xfbb1b73c4f0bda4f67dca266ce6ef42f520fbb98";

/** One line for each account: its addresses, or the reason why it was refused. */
async function read(format: ImportFormat, ...texts: string[]): Promise<unknown[]> {
  const lines = (async function* () {
    yield texts.map((text, i): Line => ({ line: i + 1, text }));
  })();
  const read: unknown[] = [];
  for await (const { line, value, error } of historyRecords(lines, format, "ethereum"))
    read.push([line, value ? [value.address, value.transactions.length] : error!.details]);
  return read;
}

const payment = (from: string, change: object = {}) => ({
  timeStamp: "1500000000",
  from,
  to: SHOP,
  value: "1",
  ...change,
});
const account = (address: string, ...normal: object[]) => JSON.stringify({ address, normal });

test("an NDJSON file is read account by account, and what is wrong has its line", async () => {
  expect(
    await read(
      "ndjson",
      account(ALICE, payment(ALICE)),
      "",
      "{nonsense",
      account(BOB, payment(BOB, { timeStamp: "-5" })),
      account(SHOP),
      account(ALICE, payment(ALICE)),
      "7",
    ),
  ).toEqual([
    [1, [ALICE, 1]],
    [3, { field: "line", reason: "not_json" }],
    [4, { field: "normal[0].timeStamp", reason: "too_small" }],
    [5, { field: "normal", reason: "no_transactions" }],
    [6, { field: "address", reason: "duplicate_account" }],
    [7, expect.objectContaining({ reason: "invalid_type" })],
  ]);
});

test("a line about another network is refused", async () => {
  const other = JSON.stringify({ network: "polygon", address: ALICE, normal: [payment(ALICE)] });
  expect(await read("ndjson", other)).toEqual([[1, { field: "network", reason: "other_network" }]]);
});

const HEADER = "account,timeStamp,from,to,value,isError";
const row = (address: string) => `${address},1500000000,${address},${SHOP},1,0`;

test("CSV rows that follow each other with one account are its history", async () => {
  expect(await read("csv", HEADER, row(ALICE), row(ALICE), row(BOB))).toEqual([
    [2, [ALICE, 2]],
    [4, [BOB, 1]],
  ]);
});

test("a CSV row that cannot be read refuses the accounts it may belong to, and no others", async () => {
  expect(await read("csv", HEADER, row(ALICE), "1,2", row(BOB), row(SHOP))).toEqual([
    [3, { field: "line", reason: "wrong_cells" }],
    [2, { field: "account", reason: "incomplete" }],
    [4, { field: "account", reason: "incomplete" }],
    [5, [SHOP, 1]],
  ]);
});

test("a CSV file without the columns that matter is refused as a whole", async () => {
  await expect(read("csv", "account,from,to", "a,b,c")).rejects.toMatchObject({
    details: { field: "file", reason: "no_such_column" },
  });
});

test("a network whose histories cannot be read is refused before the first line", () => {
  expect(() => historyRecords((async function* () {})(), "csv", "bitcoin")).toThrow("EVM networks only");
});
