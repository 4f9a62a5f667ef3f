import { readFileSync } from "node:fs";
import type { AccountHistory, HistorySees } from "@tetron/domain/history";
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
import { anyHistory } from "./testing.ts";
import { WALLET_44, wallet44 } from "./wallet-44.ts";
import { vectorOf } from "./wallet-44-state.ts";

const EVERYTHING: HistorySees = { status: true, method: true, zeroValue: true, tokens: true };
const THINGS = Object.keys(EVERYTHING) as (keyof HistorySees)[];

const anySees: fc.Arbitrary<HistorySees> = fc.record({
  status: fc.boolean(),
  method: fc.boolean(),
  zeroValue: fc.boolean(),
  tokens: fc.boolean(),
});

/** The history as a source gives it that sees only this much. */
function asSeen(history: AccountHistory, sees: HistorySees): AccountHistory {
  const isShown = ({ value }: { readonly value: bigint }) => sees.zeroValue || value > 0n;
  return {
    ...history,
    sees,
    transactions: history.transactions.filter(isShown).map((each) => ({
      ...each,
      failed: sees.status && each.failed,
      methodId: sees.method ? each.methodId : null,
    })),
    tokenTransfers: sees.tokens ? history.tokenTransfers.filter(isShown) : [],
  };
}

function stateOf(history: AccountHistory): BehaviourState {
  let state = emptyBehaviour(history);
  for (const transaction of history.transactions)
    state = observeTransaction(JSON.parse(JSON.stringify(state)) as BehaviourState, transaction);
  for (const transfer of history.tokenTransfers) observeTokenTransfer(state, transfer);
  return state;
}

const SETS = [
  { name: "behaviour", columns: BEHAVIOUR, compute: behaviour },
  { name: "wallet-44", columns: WALLET_44, compute: wallet44 },
] as const;

const histories = fc.sample(anyHistory, { numRuns: 400, seed: 1 });
/** A history in which every column is defined. */
const telling = histories.find((each) => !SETS.some(({ compute }) => compute(each).some(Number.isNaN)))!;

test("a column is unknown, or what the full history gives: a source that sees less never changes a number", () => {
  fc.assert(
    fc.property(anyHistory, anySees, (history, sees) => {
      for (const { columns, compute } of SETS) {
        const whole = compute(history);
        for (const [i, number] of compute(asSeen(history, sees)).entries())
          if (!Number.isNaN(number)) expect(number, columns[i]).toBe(whole[i]);
      }
    }),
    { numRuns: 300 },
  );
});

test.each(SETS)(
  "no column of $name is unknown without need: without what hides it, some history gives another number",
  ({ columns, compute }) => {
    for (const what of THINGS) {
      const sees = { ...EVERYTHING, [what]: false };
      const hidden = columns.filter((_, i) => Number.isNaN(compute({ ...telling, sees })[i]));
      const changed = new Set<string>();
      for (const history of histories) {
        const [whole, { sees: _, ...less }] = [compute(history), asSeen(history, sees)];
        for (const [i, number] of compute(less).entries())
          if (!Object.is(number, whole[i])) changed.add(columns[i]!);
      }
      expect(
        hidden.filter((column) => !changed.has(column)),
        what,
      ).toEqual([]);
    }
  },
);

test("one transaction after another hides the same, also after its state was stored", () => {
  fc.assert(
    fc.property(anyHistory, anySees, (history, sees) => {
      const seen = asSeen(history, sees);
      const state = stateOf(seen);
      expect(behaviourFrom(state)).toEqual(behaviour(seen));
      expect(vectorOf(state.wallet)).toEqual(wallet44(seen));
    }),
    { numRuns: 50 },
  );
});

test("a source that sees everything gives the bits of one that says nothing", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { compute } of SETS)
        expect(compute({ ...history, sees: EVERYTHING })).toEqual(compute(history));
    }),
    { numRuns: 50 },
  );
});

test("docs/features.md says which columns each thing hides", () => {
  const text = readFileSync(new URL("../../../docs/features.md", import.meta.url), "utf8");
  for (const what of THINGS) {
    const sees = { ...EVERYTHING, [what]: false };
    const counts = SETS.map(({ compute }) => compute({ ...telling, sees }).filter(Number.isNaN).length);
    expect(text).toMatch(new RegExp(`^\\| \`${what}\` \\| .+ \\| ${counts[0]} \\| ${counts[1]} \\|$`, "m"));
  }
});
