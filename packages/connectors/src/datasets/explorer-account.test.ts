import { join } from "node:path";
import { refusalOf } from "@tetron/domain/testing";
import { requireStorable } from "@tetron/domain/text";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

function anAccount(normal: object[] = [], erc20?: unknown[]) {
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
    anAccount([at("1500000003", "1"), at("1500000001", "2"), at("1500000003", "3")]),
  ).history;

  expect(transactions.map(({ value }) => value)).toEqual([2n, 1n, 3n]);
});

test("addresses are stored in stored form and must pass their checksum", () => {
  const mixed = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  expect(parseExplorerAccount({ address: mixed, normal: [] }).address).toBe(mixed.toLowerCase());
  expect(
    refusalOf(() => parseExplorerAccount({ address: mixed.replace("5aA", "5AA"), normal: [] })).details,
  ).toEqual({
    field: "address",
    reason: "bad_checksum",
  });
});

test.each(["from", "to", "contractAddress"])("a wrong %s is refused by what is wrong with it", (name) => {
  const wrong = anAccount([aTransaction({ [name]: "shop.eth" })]);
  expect(refusalOf(() => parseExplorerAccount(wrong)).message).toContain('"shop.eth" is a name');
});

test("the allocations of the first block are from genesis", () => {
  const [of] = parseExplorerAccount(anAccount([aTransaction({ from: "GENESIS", to: ME })])).history
    .transactions;
  expect(of?.counterparty).toBe("genesis");
});

test("another EVM network may be named, others may not", () => {
  expect(parseExplorerAccount({ ...anAccount(), network: "polygon" }).history.network).toBe("polygon");
  expect(refusalOf(() => parseExplorerAccount({ ...anAccount(), network: "solana" })).details.field).toBe(
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
  ["normal[1].timeStamp", anAccount([aTransaction(), aTransaction({ timeStamp: "4000000000" })])],
  ["normal[0].timeStamp", anAccount([aTransaction({ timeStamp: "1438269972" })])],
  ["erc20[1].timeStamp", anAccount([], [aTransfer({ value: "" }), aTransfer({ timeStamp: "4000000000" })])],
  ["erc20[0].timeStamp", anAccount([], [aTransfer({ timeStamp: "soon", value: "" })])],
  ["erc20[0]", anAccount([], ["nonsense"])],
])("a wrong %s is refused by name", (field, json) => {
  expect(refusalOf(() => parseExplorerAccount(json)).details.field).toBe(field);
});

test.each<[field: string, change: object]>([
  ["value", { value: "" }],
  ["value", { value: "-1" }],
  ["value", { value: `${2n ** 256n}` }],
  ["tokenDecimal", { tokenDecimal: "256" }],
  ["tokenName", { tokenName: 7 }],
  ["tokenSymbol", { tokenSymbol: {} }],
])("a transfer whose token has an invalid %s is skipped and listed", (field, change) => {
  const { history, skipped } = parseExplorerAccount(
    anAccount([aTransaction()], [aTransfer(), aTransfer({ ...change, hash: "0x2" })]),
  );

  expect([history.transactions.length, history.tokenTransfers.length]).toEqual([1, 1]);
  expect(skipped.map(({ details }) => details.field)).toEqual([`erc20[1].${field}`]);
});

test("texts that cannot be stored lose those characters, whatever they are", () => {
  const text = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) });
  fc.assert(
    fc.property(text, text, text, text, (tokenName, tokenSymbol, hash, methodId) => {
      const { history } = parseExplorerAccount(
        anAccount(
          [aTransaction({ hash, methodId })],
          [aTransfer({ tokenName, tokenSymbol, hash, contractAddress: "" })],
        ),
      );
      const { transactions, tokenTransfers } = history;
      expect(() => requireStorable({ transactions, tokenTransfers })).not.toThrow();
    }),
  );
});

describe("entries that pages repeat", () => {
  const count = (normal: object[], erc20: object[] = []) => {
    const { history, repeated } = parseExplorerAccount(anAccount(normal, erc20));
    return [history.transactions.length, history.tokenTransfers.length, repeated];
  };
  const [a, b] = [aTransaction({ hash: "0xaa" }), aTransaction({ hash: "0xbb" })];

  test("a transaction counts once by its hash, however it is written", () => {
    expect(count([a, b, { ...a, hash: "0xAA" }])).toEqual([2, 0, 1]);
  });

  test("equal content is another transaction under another hash", () => {
    expect(count([a, b])).toEqual([2, 0, 0]);
  });

  test("without a hash equal content within a second is one transaction", () => {
    expect(count([aTransaction(), aTransaction(), aTransaction({ timeStamp: "1500000001" })])).toEqual([
      2, 0, 1,
    ]);
    expect(count([a, aTransaction()])).toEqual([1, 0, 1]);
    expect(count([aTransaction({ nonce: "1" }), aTransaction({ nonce: "2" })])).toEqual([2, 0, 0]);
    expect(count([aTransaction({ methodId: "0xA9059CBB" }), a, a])).toEqual([2, 0, 1]);
  });

  test("transfers of one transaction are distinguished by their log index", () => {
    const at = (logIndex: string) => aTransfer({ hash: "0xaa", logIndex });
    expect(count([], [at("1"), at("2"), at("1")])).toEqual([0, 2, 1]);
  });

  test("without a log index, adjacent transfers belong to one page and later ones to another", () => {
    const [one, other] = [aTransfer({ hash: "0xaa" }), aTransfer({ hash: "0xbb" })];
    expect(count([], [one, one, other, one, one, other])).toEqual([0, 3, 3]);
  });

  test("transfers without a hash count once a second", () => {
    expect(count([], [aTransfer(), aTransfer(), aTransfer({ value: "6" })])).toEqual([0, 2, 1]);
  });

  test.each([
    ["with a log index", 1, (i: number) => ({ logIndex: i })],
    ["without, of two or more", 2, () => ({})],
  ])("an account read in pages that overlap, %s, is the account read in one", (_what, least, index) => {
    const entry = (i: number, change: object) => ({
      ...change,
      ...index(i),
      hash: `0x${i}`,
      timeStamp: `${1_500_000_000 + i}`,
    });
    fc.assert(
      fc.property(fc.integer({ min: least, max: 30 }), fc.nat(), fc.nat(), (length, at, more) => {
        const normal = Array.from({ length }, (_, i) => entry(i, aTransaction()));
        const erc20 = Array.from({ length }, (_, i) => entry(i, aTransfer()));
        const cut = least + (at % (length - least + 1));
        const overlap = least + (more % (cut - least + 1));
        const paged = <Entry>(list: Entry[]) => [...list.slice(0, cut), ...list.slice(cut - overlap)];
        const { history, repeated } = parseExplorerAccount(anAccount(paged(normal), paged(erc20)));
        expect(history).toEqual(parseExplorerAccount(anAccount(normal, erc20)).history);
        expect(repeated).toBe(2 * overlap);
      }),
    );
  });
});
