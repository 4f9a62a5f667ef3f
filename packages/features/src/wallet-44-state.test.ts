import fc from "fast-check";
import { expect, test } from "vitest";
import { ADDRESS, aHistory, anyHistory, aTransaction } from "./testing.ts";
import { wallet44 } from "./wallet-44.ts";
import {
  addTokenTransfer,
  addTransaction,
  emptyState,
  vectorOf,
  type Wallet44State,
} from "./wallet-44-state.ts";

test("one transaction after another gives the same 44 numbers as the whole history, to the bit", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const state = emptyState(history);
      for (const transaction of history.transactions) addTransaction(state, transaction);
      for (const transfer of history.tokenTransfers) addTokenTransfer(state, transfer);
      expect(vectorOf(state)).toEqual(wallet44(history));
    }),
    { numRuns: 300 },
  );
});

test("a state survives being stored as JSON in the middle of a history", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      let state = emptyState(history);
      for (const transaction of history.transactions)
        state = addTransaction(JSON.parse(JSON.stringify(state)) as Wallet44State, transaction);
      for (const transfer of history.tokenTransfers) addTokenTransfer(state, transfer);
      expect(vectorOf(state)).toEqual(wallet44(history));
    }),
    { numRuns: 50 },
  );
});

test("a transaction older than the last is refused and leaves the state alone", () => {
  const state = addTransaction(emptyState({ network: "ethereum", address: ADDRESS }), aTransaction());
  const before = structuredClone(state);

  expect(() => addTransaction(state, aTransaction({ timestamp: 1 }))).toThrow(RangeError);
  expect(state).toEqual(before);
});

test("a history that goes backwards is refused", () => {
  expect(() => wallet44(aHistory(aTransaction(), aTransaction({ timestamp: 1 })))).toThrow(RangeError);
});
