import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBehaviour, observeTokenTransfer, observeTransaction } from "./behaviour-state.ts";
import { type TallyCount, tallied } from "./tallies.ts";
import { tallyCounts } from "./tally-counts.ts";
import { ADDRESS, anyHistory } from "./testing.ts";

const inOrder = (counts: readonly TallyCount[]) =>
  counts.map(({ tally, key, count }) => `${tally} ${key} ${count}`).toSorted();

test("the keys of entries are those that a state counts of them, as often", () => {
  fc.assert(
    fc.property(anyHistory, ({ sees: _, ...history }) => {
      const state = emptyBehaviour(history);
      for (const transaction of history.transactions) observeTransaction(state, transaction);
      for (const transfer of history.tokenTransfers) observeTokenTransfer(state, transfer);
      expect(inOrder(tallyCounts(history))).toEqual(inOrder(tallied(state)));
    }),
    { numRuns: 300 },
  );
});

test("a token's own contract counts who moves it", () => {
  const transfer = {
    timestamp: 1,
    direction: "received",
    value: 1n,
    symbol: "",
    decimals: 0,
    hash: null,
  } as const;
  const tokenTransfers = [{ ...transfer, counterparty: "0x1", token: ADDRESS }];
  expect(tallyCounts({ address: ADDRESS, transactions: [], tokenTransfers })).toContainEqual({
    ...{ tally: "own_token", key: "0x1", count: 1 },
  });
});
