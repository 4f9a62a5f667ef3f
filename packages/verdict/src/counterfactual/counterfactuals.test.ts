import { parseAmount } from "@tetron/domain/amount";
import { parseAsset } from "@tetron/domain/parse-asset";
import fc from "fast-check";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import { readPolicy } from "../policy/read-policy.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, someInputs } from "../testing.ts";
import { type Counterfactual, counterfactuals } from "./counterfactuals.ts";

const opened = await anEngine();
const engine = { ...opened, model: { ...opened.model, thresholds: () => [-8, -4, -2, 0, 2, 4] } };
const ETHER = parseAsset("ethereum", "ETH");
const UNITS = 10n ** 18n;
const moved = { asset: ETHER, units: UNITS };
/** At this price of a coin in dollars. */
const asked = (inputs: ScoreInputs, over = engine, price = inputs.usd ?? 0) =>
  counterfactuals(over, inputs, {
    ...{ moved, reputationIf: () => undefined, slice: (work) => work() },
    usdOf: ({ units }) => (Number(units) / 10 ** ETHER.decimals) * price,
  });
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

test("without a label of the sender, the recipient's exposure to it counts neither way for certain", async () => {
  const flow = { direct: 1, indirect: 0, categories: [], seenShare: 1 };
  const accused = { label: "phish-hack", name: "", list: "own", version: "1" };
  const exposedBy = (address: string) => ({
    received: { ...flow, path: [address] },
    sent: { ...flow, direct: 0, path: [] },
  });
  const inputs = (address: string) =>
    someInputs({
      from: { ...known(ALICE, -3), labels: [accused] },
      to: { ...known(BOB, -3), exposure: exposedBy(address) },
    });
  expect(estimate(engine, inputs(ALICE)).rule.id).toBe("known-fraud-sender");
  const withoutList = async (address: string) =>
    only(await asked(inputs(address)), "evidence", "from").find(({ changes }) => changes[0]!.name === "own");
  const clean = someInputs({ from: known(ALICE, -3), to: known(BOB, -3) });
  // It paid nobody else that lists accuse: as if it was scored without the label, and without exposure.
  expect((await withoutList(ALICE))?.fraudScore).toBe(estimate(engine, clean).fraudScore);
  // The exposure is by another wallet, and stays.
  expect((await withoutList("0xcc"))?.fraudScore).toBeGreaterThan(estimate(engine, clean).fraudScore);
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

test("an amount is exact to the base unit at any price, and in proportion once the price is another", async () => {
  const remarks = [{ code: "STALE_HISTORY", title: "Old", side: "to", evidence: [] }] as const;
  for (const price of [1_800, 3_137.75, 61_234.5]) {
    const inputs = someInputs({ from: known(ALICE, -3), to: known(BOB, -3), usd: price, remarks });
    const dollars = (units: bigint) => (Number(units) / 10 ** ETHER.decimals) * price;
    const [less] = only(await asked(inputs), "amount");
    const after = parseAmount(less!.changes[0]!.after!, ETHER.decimals);
    expect([dollars(after) < 1_000, dollars(after + 1n) < 1_000]).toEqual([true, false]);

    const [later] = only(await asked(inputs, engine, price + 1), "amount");
    const below = (10n ** 21n * 100n - 1n) / BigInt(price * 100);
    expect(parseAmount(later!.changes[0]!.after!, ETHER.decimals)).toBe(below);
  }
});

test("a wallet with fewer transactions would be reviewed, and one without any", async () => {
  const found = only(
    await asked(someInputs({ from: known(ALICE, -3), to: known(BOB, -3) })),
    "history",
    "to",
  );
  expect(found).toMatchObject([
    {
      recommendation: "review",
      rule: { id: "low-confidence" },
      changes: [{ before: "100", after: "1", unit: "transactions" }],
    },
  ]);
});

test("where the model abstains no number of transactions is said to be enough, and none where none are read", async () => {
  const { networks: _, ...model } = engine.model;
  const over = { ...engine, model: { ...model, networks: ["ethereum"] as const } };
  const polygon = (address: string) => ({ ...aSide(address), network: "polygon" as const });
  const inputs = someInputs({ from: polygon(ALICE), to: polygon(BOB), remarks: [] });
  expect(only(await asked(inputs, over), "history", "to")).toEqual([]);
  const coverage = { complete: false, reason: "contract", share: null, from: "newest" } as const;
  const contract = someInputs({ from: known(ALICE, -3), to: aSide(BOB, { coverage }), remarks: [] });
  expect(only(await asked(contract), "history", "to")).toEqual([]);
});

test("a history that speaks neither for nor against a wallet leaves its risk at the policy's prior", async () => {
  const base = engine.model.base + 1.5;
  const inputs = someInputs({ from: known(ALICE, -3) });
  const [found] = only(await asked(inputs, { ...engine, model: { ...engine.model, base } }), "history", "to");
  expect(found!.fraudScore).toBeCloseTo(estimate(engine, inputs).fraudScore, 9);
});

test("a number of a wallet's behaviour has its unit", async () => {
  const found = await asked(someInputs({ from: known(ALICE, -3), to: known(BOB, 4) }));
  expect(only(found, "behaviour", "to")[0]!.changes[0]).toMatchObject({
    name: "sent_tx",
    unit: "transactions",
  });
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

test("what follows from the address, the network or the lists is not taken away by itself", async () => {
  const codes = ["WOULD_BE_LOST", "LABEL_CONFLICT", "MODEL_NOT_FOR_NETWORK", "UNKNOWN_TOKEN"] as const;
  for (const code of codes) {
    const remarks = [{ code, title: code, side: "to", evidence: [] }] as const;
    const inputs = someInputs({ from: known(ALICE, -3), to: known(BOB, -3), remarks });
    expect(only(await asked(inputs), "evidence", "to")).toEqual([]);
  }
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
  const over = { ...engine, policy: { ...policy, rules: [...rules] } };
  const inputs = someInputs({ from: known(ALICE, -3), to: known(BOB, -3), usd: 100 });
  const decide = (units: bigint) => {
    const coins = Number(units) / 10 ** ETHER.decimals;
    return estimate(over, { ...inputs, coins, usd: coins * 100 }).recommendation;
  };
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
