import fc from "fast-check";
import { expect, test } from "vitest";
import { behaviour } from "./behaviour.ts";
import {
  type BehaviourState,
  behaviourFrom,
  emptyBehaviour,
  observeTokenTransfer,
  observeTransaction,
} from "./behaviour-state.ts";
import { countTallied, isApart, keepApart, putBack, tallied } from "./tallies.ts";
import { ADDRESS, aHistory, anyHistory, aTransaction } from "./testing.ts";
import { wallet44 } from "./wallet-44.ts";
import { vectorOf } from "./wallet-44-state.ts";

/** Adds an entry to a state whose keys are in `counts`, with those keys alone that the entry counts. */
function observeApart(
  state: BehaviourState,
  counts: Map<string, number>,
  observe: (state: BehaviourState) => void,
): void {
  const alone = emptyBehaviour(state.wallet);
  observe(alone);
  const nameOf = ({ tally, key }: { tally: string; key: string }) => `${tally} ${key}`;
  putBack(
    state,
    tallied(alone).map((each) => ({ ...each, count: counts.get(nameOf(each)) ?? 0 })),
  );
  observe(state);
  for (const each of tallied(state)) counts.set(nameOf(each), each.count);
  keepApart(state);
}

test("a state whose keys are kept elsewhere gives the same numbers, from any entry on, and keeps none", () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(60), (history, apartFrom) => {
      const [state, counts] = [emptyBehaviour(history), new Map<string, number>()];
      for (const [i, transaction] of history.transactions.entries()) {
        if (i === apartFrom) {
          for (const { tally, key, count } of tallied(state)) counts.set(`${tally} ${key}`, count);
          keepApart(state);
        }
        if (i < apartFrom) observeTransaction(state, transaction);
        else observeApart(state, counts, (to) => observeTransaction(to, transaction));
      }
      for (const transfer of history.tokenTransfers) {
        if (isApart(state)) observeApart(state, counts, (to) => observeTokenTransfer(to, transfer));
        else observeTokenTransfer(state, transfer);
      }
      expect(behaviourFrom(state)).toEqual(behaviour(history));
      expect(vectorOf(state.wallet)).toEqual(wallet44(history));
      if (isApart(state)) expect(countTallied(state)).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test("every tally that grows with a history is taken out of its state", () => {
  const sizeOf = (parties: number) => {
    const state = emptyBehaviour(aHistory());
    for (let n = 0; n < parties; n++) {
      const counterparty = `0x${String(n).padStart(40, "0")}`;
      const each = { ...aTransaction(), counterparty, methodId: `0x${String(n).padStart(8, "0")}` };
      const transfer = { ...each, token: counterparty, symbol: "", decimals: 0 };
      for (const direction of ["sent", "received"] as const) {
        observeTransaction(state, { ...each, direction });
        observeTokenTransfer(state, { ...transfer, direction });
        observeTokenTransfer(state, { ...transfer, direction, token: ADDRESS });
      }
    }
    keepApart(state);
    return JSON.stringify(state).length;
  };
  // The times sent within the last hour are at most five hundred.
  expect(sizeOf(2_000) - sizeOf(1_000)).toBeLessThan(100);
});
