import { parseAmount } from "@tetron/domain/amount";
import { parseAsset } from "@tetron/domain/parse-asset";
import fc from "fast-check";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import { readPolicy } from "../policy/read-policy.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, someInputs } from "../testing.ts";
import { amountDial } from "./amount-dial.ts";
import { type Counterfactual, counterfactuals } from "./counterfactuals.ts";

const engine = await anEngine();
const ETHER = parseAsset("ethereum", "ETH");
const UNITS = 10n ** 18n;
const moved = { asset: ETHER, units: UNITS };
const asked = (inputs: ScoreInputs, over = engine) =>
  counterfactuals(over, inputs, { moved, slice: (work) => work() });
const only = (found: readonly Counterfactual[], kind: string, side: string | null = null) =>
  found.filter(({ changes }) => changes.some((change) => change.kind === kind && change.side === side));
const known = (address: string, logOdds: number, reputation: number | null = null) =>
  aSide(address, {
    features: featuresOf(logOdds),
    reputation: reputation === null ? null : { score: reputation, confidence: 0.5 },
  });

/** The payment as it would be asked about with another reputation of the recipient. */
const withReputation = (inputs: ScoreInputs, score: number): ScoreInputs => ({
  ...inputs,
  to: { ...inputs.to, reputation: { score, confidence: inputs.to.reputation?.confidence ?? 0 } },
});

test("an unknown recipient would be approved with the shortest history that gives enough confidence", async () => {
  const inputs = someInputs({ from: known(ALICE, -3), usd: 3_000 });
  expect(estimate(engine, inputs).rule.id).toBe("unknown-recipient");
  const [found] = only(await asked(inputs), "history", "to");
  // With n transactions the confidence is n / (n + 10), and the policy wants 0.15.
  expect(found).toMatchObject({
    recommendation: "approve",
    rule: { id: "low-risk" },
    changes: [{ name: "transactions", before: null, after: "2", unit: "transactions" }],
  });
});

test("an amount that is too large for an old history is approved up to the last base unit below the threshold", async () => {
  const remarks = [{ code: "STALE_HISTORY", title: "Old", side: "to", evidence: [] }] as const;
  const inputs = someInputs({ from: known(ALICE, -3), to: known(BOB, -3), usd: 2_500, remarks });
  const found = await asked(inputs);
  const [less] = only(found, "amount");
  expect(less).toMatchObject({
    recommendation: "approve",
    changes: [{ name: "ETH", unit: "ETH", before: "1", after: expect.stringMatching(/^0\.399999999999999/) }],
  });
  expect(only(found, "evidence", "to")).toMatchObject([
    { changes: [{ name: "STALE_HISTORY", after: null }] },
  ]);
});

test("what a list says is the smallest evidence to change, and two lists that say it are changed together", async () => {
  const label = (list: string) => ({ label: "phish-hack", name: "", list, version: "1" });
  const to = { ...known(BOB, -3), labels: [label("eth-labels"), label("other")] };
  const found = await asked(someInputs({ from: known(ALICE, -3), to }));
  expect(only(found, "evidence", "to")).toMatchObject([
    {
      recommendation: "approve",
      changes: [
        { name: "eth-labels", before: "phish-hack" },
        { name: "other", before: "phish-hack" },
      ],
    },
  ]);
});

test("what is known of the holder's other addresses is taken away with the remark that says it", async () => {
  const remarks = [{ code: "CLUSTER_OF", title: "Named", side: "to", evidence: [] }] as const;
  const to = { ...known(BOB, -3), holder: { bad: 0.9 } };
  const inputs = someInputs({ from: known(ALICE, -3), to, remarks });
  expect(estimate(engine, inputs).rule.id).toBe("accused-holder");
  expect(only(await asked(inputs), "evidence", "to")).toMatchObject([
    { recommendation: "approve", changes: [{ name: "CLUSTER_OF", after: null }] },
  ]);
});

test("rules are taken away in the order in which they decide", async () => {
  const found = only(await asked(someInputs()), "rule");
  expect(found).toMatchObject([{ recommendation: "approve", rule: { id: "low-risk" } }]);
  expect(found[0]!.changes.map(({ name }) => name)).toEqual([
    "unknown-recipient",
    "unknown-sender",
    "low-confidence",
  ]);
});

test("every counterfactual is decided as it says, and no smaller reputation on a grid changes the decision", async () => {
  const logOdds = fc.double({ min: -5, max: 5, noNaN: true });
  const reputation = fc.double({ min: 0, max: 100, noNaN: true });
  await fc.assert(
    fc.asyncProperty(logOdds, logOdds, reputation, async (sender, recipient, score) => {
      const rounded = Math.round(score * 100) / 100;
      const inputs = someInputs({ from: known(ALICE, sender), to: known(BOB, recipient, rounded) });
      const given = estimate(engine, inputs).recommendation;
      for (const { recommendation, fraudScore, changes } of only(await asked(inputs), "reputation", "to")) {
        const after = Number(changes[0]!.after);
        const there = estimate(engine, withReputation(inputs, after));
        expect([recommendation, fraudScore]).toEqual([there.recommendation, there.fraudScore]);
        expect(recommendation).not.toBe(given);
        const step = Math.sign(rounded - after) / 100;
        for (let at = after + step; Math.abs(at - rounded) > 0.01; at += 7 * step) {
          if (Math.sign(rounded - at) !== Math.sign(step)) break;
          const nearer = estimate(engine, withReputation(inputs, at)).recommendation;
          expect(nearer === recommendation, `${at} of ${rounded} to ${after}`).toBe(false);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test("nothing smaller than the amount that changes the decision does, on a grid over all amounts between", async () => {
  const policy = await readPolicy();
  const rules = [
    { id: "large", title: "Large", when: { amountUsd: { atLeast: 5_000 } }, recommend: "decline" },
    {
      id: "middle",
      title: "Middle",
      when: { amountUsd: { atLeast: 2_000.1, below: 4_000 } },
      recommend: "review",
    },
    ...policy.rules,
  ] as const;
  const over = await anEngine({ policy: { ...policy, rules: [...rules] } });
  const inputs = someInputs({ from: known(ALICE, -3), to: known(BOB, -3), usd: 100 });
  const dial = amountDial(over, inputs, moved);
  const decide = (units: bigint) => estimate(over, dial.inputsAt(units)).recommendation;
  const found = only(await asked(inputs, over), "amount");
  expect(found.map(({ recommendation }) => recommendation)).toEqual(["review", "decline"]);
  for (const { recommendation, changes } of found) {
    const exact = parseAmount(changes[0]!.after!, ETHER.decimals);
    expect(decide(exact)).toBe(recommendation);
    expect(decide(exact - 1n)).not.toBe(recommendation);
    for (let part = 1n; part < 50n; part++)
      expect(decide(UNITS + ((exact - UNITS) * part) / 50n)).not.toBe(recommendation);
  }
});
