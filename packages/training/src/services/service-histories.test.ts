import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "@tetron/domain/testing";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { afterAll, expect, test } from "vitest";
import { MIN_TRANSACTIONS, readServiceHistories } from "./service-histories.ts";

const [ALICE, BOB, EXCHANGE, POOL] = ["a", "b", "c", "d"].map((digit) => `0x${digit.repeat(40)}`) as [
  string,
  string,
  string,
  string,
];
const temporary = temporaryFolder();
afterAll(() => temporary[Symbol.dispose]());
const { path: folder } = temporary;

const write = (name: string, lines: readonly string[]) =>
  writeFile(join(folder, `${name}.csv.gz`), gzipSync(`${lines.join("\n")}\n`));

await write("accounts", ["account_id,address,fraud,in_kaggle", `1,${ALICE},0,1`, `2,${BOB},1,0`]);
await write("counterparties", ["counterparty_id,address", `1,${ALICE}`, `3,${EXCHANGE}`, `4,${POOL}`]);
const plain = "0,0,";
const receivedByTheExchange = Array.from(
  { length: MIN_TRANSACTIONS - 1 },
  (_, i) => `1,${1_000 + i},sent,3,2,${plain}`,
);
await write("transactions", [
  "account_id,timestamp,direction,counterparty_id,value_eth,is_error,is_contract_creation,method_id",
  ...receivedByTheExchange,
  `1,5000,sent,4,1,${plain}`,
  `2,10,received,3,5,${plain}`,
]);

const column = (name: (typeof WALLET_44)[number], vector: Float64Array) => vector[WALLET_44.indexOf(name)];
const read = (...addresses: string[]) =>
  readServiceHistories(folder, new Set(addresses), new AbortController().signal);

test("a service that several accounts dealt with has their transactions turned round, in order of time", async () => {
  const { wallet44, ...rest } = (await read(EXCHANGE)).get(EXCHANGE)!;
  expect(rest).toMatchObject({ extent: "part", fraud: false, transactions: MIN_TRANSACTIONS });
  expect(column("received_tx", wallet44)).toBe(MIN_TRANSACTIONS - 1);
  expect(column("total_received", wallet44)).toBe(2 * (MIN_TRANSACTIONS - 1));
  expect(column("total_sent", wallet44)).toBe(5);
  expect(column("time_span", wallet44)).toBeCloseTo((1_000 + MIN_TRANSACTIONS - 2 - 10) / 60, 6);
});

test("a service that is an account itself has its whole history, and the data set's word on it", async () => {
  const found = await read(ALICE, BOB);
  expect(found.get(ALICE)).toMatchObject({
    extent: "whole",
    fraud: false,
    transactions: MIN_TRANSACTIONS,
  });
  expect(found.get(BOB)).toMatchObject({ extent: "whole", fraud: true, transactions: 1 });
});

test("a service with a few transactions has no history", async () => {
  expect((await read(POOL)).size).toBe(0);
});
