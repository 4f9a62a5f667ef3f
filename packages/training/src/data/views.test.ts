import { BEHAVIOUR, behaviour } from "@tetron/features/behaviour";
import { aHistory, anyHistory, aTransaction } from "@tetron/features/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eachView, FULL_VIEW, LOSSY_VIEW, VIEW_NAMES, type ViewName } from "./views.ts";

const WHOLE: readonly ViewName[] = [
  FULL_VIEW,
  LOSSY_VIEW,
  "CSV export of etherscan or blockscout",
  "alchemy without values of 0",
];

test("a view of a whole history gives its numbers, or says that they are unknown", () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const whole = behaviour(history);
      const views = eachView(history);
      expect([...views.keys()]).toEqual(VIEW_NAMES);
      expect(views.get(FULL_VIEW)).toEqual(whole);
      for (const name of WHOLE)
        for (const [i, number] of views.get(name)!.entries())
          if (!Number.isNaN(number)) expect(number, `${name}: ${BEHAVIOUR[i]}`).toBe(whole[i]);
    }),
    { numRuns: 100 },
  );
});

test("what a source does not see is unknown in its view, also where the history has none of it", () => {
  const unknown = (name: ViewName) => {
    const [first] = fc.sample(anyHistory, { numRuns: 1, seed: 3 });
    const view = eachView(first!).get(name)!;
    return ["failed_share", "call_share", "methods"].filter((each) =>
      Number.isNaN(view[BEHAVIOUR.indexOf(each)]),
    );
  };
  expect(unknown(FULL_VIEW)).toEqual([]);
  expect(unknown(LOSSY_VIEW)).toEqual(["failed_share", "call_share", "methods"]);
  expect(unknown("CSV export of etherscan or blockscout")).toEqual(["call_share", "methods"]);
});

test("a cut keeps the ends that it names, and a short history whole", () => {
  const transactions = Array.from({ length: 40 }, (_, i) =>
    aTransaction({ timestamp: 1_500_000_000 + i * 3_600, value: BigInt(i) }),
  );
  const long = aHistory(...transactions);
  const views = eachView(long);
  expect(views.get("oldest 25")).toEqual(behaviour({ ...long, transactions: transactions.slice(0, 25) }));
  expect(views.get("newest 25")).toEqual(behaviour({ ...long, transactions: transactions.slice(-25) }));
  expect(views.get("oldest 900 and newest 100")).toEqual(behaviour(long));
});
