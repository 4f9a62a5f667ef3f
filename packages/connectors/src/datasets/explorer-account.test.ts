import { join } from "node:path";
import { refusal } from "@tetron/domain/testing";
import { expect, test } from "vitest";
import { parseExplorerAccount } from "./explorer-account.ts";
import { readExplorerAccounts } from "./explorer-accounts.ts";

const FILE = join(import.meta.dirname, "fixtures", "sample-accounts.ndjson.gz");
const ME = `0x${"a".repeat(40)}`;
const OTHER = `0x${"b".repeat(40)}`;
const TOKEN = `0x${"c".repeat(40)}`;

function aTransaction(change: object = {}) {
  return { timeStamp: "1500000000", from: ME, to: OTHER, value: "1", ...change };
}

function aTransfer(change: object = {}) {
  return { timeStamp: "1500000000", from: OTHER, to: ME, value: "5", contractAddress: TOKEN, ...change };
}

function anAccount(normal: object[] = [], erc20?: object[]) {
  return { address: ME, normal, ...(erc20 && { erc20 }) };
}

test("every account of the sample is read", async () => {
  const lines = await Array.fromAsync(readExplorerAccounts(FILE));

  expect(lines.map(({ line, error }) => [line, error])).toEqual([1, 2, 3, 4, 5].map((n) => [n, undefined]));
  expect(lines[3]!.value!.history.tokenTransfers).toHaveLength(1);
  expect(lines[4]!.value!.history.transactions).toHaveLength(23);
});

test("the explorer's fields become a history", () => {
  const { fraud, inKaggle, history } = parseExplorerAccount({
    ...anAccount(
      [aTransaction({ isError: "1", methodId: "0xA9059CBB", hash: "0x1" })],
      [aTransfer({ tokenSymbol: "USDC", tokenDecimal: "6" })],
    ),
    flag: 1,
    inKaggle: false,
  });

  expect([fraud, inKaggle]).toEqual([true, false]);
  expect(history).toEqual({
    network: "ethereum",
    address: ME,
    transactions: [
      {
        timestamp: 1_500_000_000,
        direction: "sent",
        counterparty: OTHER,
        value: 1n,
        createsContract: false,
        failed: true,
        methodId: "0xa9059cbb",
        hash: "0x1",
      },
    ],
    tokenTransfers: [
      {
        timestamp: 1_500_000_000,
        direction: "received",
        counterparty: OTHER,
        token: TOKEN,
        symbol: "USDC",
        value: 5n,
        decimals: 6,
        hash: null,
      },
    ],
  });
});

test("what is optional may be absent", () => {
  const { fraud, inKaggle, history } = parseExplorerAccount(anAccount([aTransaction()]));

  expect([fraud, inKaggle]).toEqual([null, null]);
  expect(history.tokenTransfers).toEqual([]);
  expect(history.transactions[0]).toMatchObject({ failed: false, methodId: null, hash: null });
  expect(parseExplorerAccount(anAccount([], [aTransfer()])).history.tokenTransfers[0]!.decimals).toBe(18);
});

test("a contract's creation is seen from its creator and from the contract", () => {
  const byMe = aTransaction({ to: "", contractAddress: OTHER });
  const ofMe = aTransaction({ from: OTHER, to: "", contractAddress: ME });

  const { transactions } = parseExplorerAccount(anAccount([byMe, ofMe])).history;

  expect(transactions[0]).toMatchObject({ direction: "sent", counterparty: null, createsContract: true });
  expect(transactions[1]).toMatchObject({
    direction: "received",
    counterparty: OTHER,
    createsContract: true,
  });
});

test("lists are put in order of time, equal times as they stood", () => {
  const at = (timeStamp: string, value: string) => aTransaction({ timeStamp, value });

  const { transactions } = parseExplorerAccount(
    anAccount([at("3", "1"), at("1", "2"), at("3", "3")]),
  ).history;

  expect(transactions.map(({ value }) => value)).toEqual([2n, 1n, 3n]);
});

test("addresses are stored in stored form and must pass their checksum", () => {
  const mixed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  expect(parseExplorerAccount({ address: mixed, normal: [] }).address).toBe(mixed.toLowerCase());
  expect(
    refusal(() => parseExplorerAccount({ address: mixed.replace("5aA", "5AA"), normal: [] })).details,
  ).toEqual({
    field: "address",
    reason: "bad_checksum",
  });
});

test("another EVM network may be named, others may not", () => {
  expect(parseExplorerAccount({ ...anAccount(), network: "polygon" }).history.network).toBe("polygon");
  expect(refusal(() => parseExplorerAccount({ ...anAccount(), network: "solana" })).details.field).toBe(
    "network",
  );
});

test.each<[field: string, json: unknown]>([
  ["value", []],
  ["value", null],
  ["address", { normal: [] }],
  ["address", { address: "alice", normal: [] }],
  ["normal", { address: ME }],
  ["flag", { ...anAccount(), flag: 2 }],
  ["normal[1].timeStamp", anAccount([aTransaction(), aTransaction({ timeStamp: "-5" })])],
  ["normal[0].timeStamp", anAccount([aTransaction({ timeStamp: "1500000000000" })])],
  ["normal[0].timeStamp", anAccount([aTransaction({ timeStamp: "soon" })])],
  ["normal[0].value", anAccount([aTransaction({ value: "-1" })])],
  ["normal[0].value", anAccount([aTransaction({ value: "1.5" })])],
  ["normal[0].value", anAccount([aTransaction({ value: 1e21 })])],
  ["normal[0].isError", anAccount([aTransaction({ isError: "2" })])],
  ["normal[0]", anAccount([aTransaction({ from: OTHER })])],
  ["erc20[0]", anAccount([], [aTransfer({ to: OTHER })])],
  ["erc20[0].tokenDecimal", anAccount([], [aTransfer({ tokenDecimal: "256" })])],
])("a wrong %s is refused by name", (field, json) => {
  expect(refusal(() => parseExplorerAccount(json)).details.field).toBe(field);
});
