import { expect, test } from "vitest";
import { fromExactJson, toExactJson } from "./exact-json.ts";
import type { AddedEntries } from "./tables/chain-undo.ts";
import { entriesFrom, type StoredEntries, storedEntries } from "./undo-entries.ts";

const FOLLOWED = { since: 1, height: 7, basis: "chain", transactionsTo: null, tokensTo: 9, copied: 5 };
const timestamp = 1_700_000_000;
const plain = { createsContract: false, failed: false, methodId: null, hash: null };
const ADDED: AddedEntries = {
  ...{ followed: FOLLOWED, at: "2023-11-14T22:13:20.000Z", now: "2023-11-14T22:13:21.123Z" },
  entries: {
    transactions: [
      { ...plain, timestamp, direction: "received", counterparty: null, value: 0n },
      {
        ...{ timestamp: timestamp - 1, direction: "sent", counterparty: "0x1", value: 10n ** 30n },
        ...{ createsContract: true, failed: true, methodId: "0x12345678", hash: null },
      },
    ],
    tokenTransfers: [
      {
        ...{ timestamp, direction: "sent", counterparty: "0x2", token: "0x3", value: 5n },
        ...{ symbol: "", decimals: 6, hash: null },
      },
    ],
  },
};

const stored = (added: AddedEntries, isFirst: boolean) => {
  const { at, now, followed } = added;
  const all = { at, now, ...(isFirst && { followed }), ...storedEntries(added) };
  return fromExactJson(JSON.parse(toExactJson(all))) as StoredEntries;
};

test("what a block added is restored from its stored form, which has nothing that follows from the row before", () => {
  expect(entriesFrom(stored(ADDED, true), { height: 7, before: undefined })).toEqual(ADDED);
  const later = stored(ADDED, false);
  expect(later.followed).toBe(undefined);
  expect(entriesFrom(later, { height: 7, before: { ...FOLLOWED, height: 6 } })).toEqual(ADDED);
});

test("hashes are not stored, and what older versions stored is returned as it is", () => {
  const [first] = ADDED.entries.transactions;
  const entries = { transactions: [{ ...first!, hash: "0xabc" }], tokenTransfers: [] };
  const text = toExactJson(storedEntries({ ...ADDED, entries }));
  expect(text).not.toContain("0xabc");
  expect(entriesFrom({ ...ADDED, entries }, { height: 7, before: undefined })).toEqual({ ...ADDED, entries });
});

test("amounts are texts, and the bigints of older versions are read too", () => {
  const [{ value, ...first }] = stored(ADDED, true).transactions as [{ value: unknown }];
  expect(value).toBe("0");
  const older = { ...stored(ADDED, true), transactions: [{ ...first, value: 10n ** 30n }] };
  const [read] = entriesFrom(older, { height: 7, before: undefined }).entries.transactions;
  expect(read).toEqual({ ...ADDED.entries.transactions[0], value: 10n ** 30n });
});
