import fc from "fast-check";
import { expect, test } from "vitest";
import { BEHAVIOUR, behaviour } from "./behaviour.ts";
import {
  type BehaviourState,
  behaviourFrom,
  emptyBehaviour,
  observeTokenTransfer,
  observeTransaction,
} from "./behaviour-state.ts";
import { ADDRESS, anyHistory, aTransaction } from "./testing.ts";
import { wallet44 } from "./wallet-44.ts";
import { vectorOf } from "./wallet-44-state.ts";

test("one transaction after another gives the same behaviour as the whole history, to the bit", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const state = emptyBehaviour(history);
      for (const transaction of history.transactions) observeTransaction(state, transaction);
      for (const transfer of history.tokenTransfers) observeTokenTransfer(state, transfer);
      expect(behaviourFrom(state)).toEqual(behaviour(history));
      expect(vectorOf(state.wallet)).toEqual(wallet44(history));
      expect(behaviourFrom(state)).toHaveLength(BEHAVIOUR.length);
    }),
    { numRuns: 300 },
  );
});

test("a state survives being stored as JSON in the middle of a history", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      let state = emptyBehaviour(history);
      for (const transaction of history.transactions)
        state = observeTransaction(JSON.parse(JSON.stringify(state)) as BehaviourState, transaction);
      expect(behaviourFrom(state)).toEqual(behaviour(history));
    }),
    { numRuns: 50 },
  );
});

test("a transaction older than the last is refused and leaves the state alone", () => {
  const state = observeTransaction(emptyBehaviour({ network: "ethereum", address: ADDRESS }), aTransaction());
  const before = structuredClone(state);

  expect(() => observeTransaction(state, aTransaction({ timestamp: 1 }))).toThrow(RangeError);
  expect(state).toEqual(before);
});
