import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBehaviour, observeTokenTransfer, observeTransaction } from "./behaviour-state.ts";
import { PAID_PARTIES, PARTIES_APART } from "./paid-parties.ts";
import { stateFrom } from "./stored-state.ts";
import { storedText } from "./stored-text.ts";
import { keepApart } from "./tallies.ts";
import { ADDRESS, aHistory, anyHistory, aTransaction } from "./testing.ts";

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));
const REF = { network: "ethereum", address: ADDRESS } as const;

test("a state is restored from its stored form, and from one that has all members", () => {
  fc.assert(
    fc.property(anyHistory, fc.boolean(), fc.boolean(), (history, isApart, isOld) => {
      const state = emptyBehaviour(history);
      for (const transaction of history.transactions) observeTransaction(state, transaction);
      for (const transfer of history.tokenTransfers) observeTokenTransfer(state, transfer);
      if (isApart) keepApart(state);
      if (isOld) delete state.sentLately;
      const before = asJson(state);
      expect(stateFrom(JSON.parse(storedText(state)), REF)).toEqual(before);
      expect(stateFrom(asJson(state), REF)).toEqual(before);
      expect(state).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test("whom an account paid is in the stored form where queries look for it, also of one that paid nobody", () => {
  const state = emptyBehaviour(aHistory());
  const at = (path: readonly string[]) =>
    path.reduce((members, name) => members[name], JSON.parse(storedText(state))[PAID_PARTIES.within]);
  expect([at(PAID_PARTIES.coins), at(PAID_PARTIES.tokens)]).toEqual([{}, {}]);
  keepApart(state);
  expect(at([...PAID_PARTIES.coins, PARTIES_APART])).toEqual({ distinct: 0, total: 0, most: 0 });
});

test("what is about to be counted beside tallies that are apart is not stored", () => {
  const state = emptyBehaviour(aHistory());
  keepApart(state);
  observeTransaction(state, { ...aTransaction(), methodId: "0x12345678" });
  const stored = storedText(state);
  keepApart(state);
  expect(stored).toBe(storedText(state));
  expect(stored).not.toContain("=");
});

test("restored states share nothing", () => {
  const states = [1, 2].map(() => stateFrom(JSON.parse(storedText(emptyBehaviour(aHistory()))), REF));
  observeTransaction(states[0]!, aTransaction());
  expect(states[1]).toEqual(emptyBehaviour(aHistory()));
});

test("the stored form of a wallet that was only paid is less than half of its state", () => {
  const state = observeTransaction(emptyBehaviour(aHistory()), aTransaction());
  const sizes = [storedText(state), JSON.stringify(state)].map(({ length }) => length);
  expect(sizes[0]! / sizes[1]!).toBeLessThan(0.5);
});
