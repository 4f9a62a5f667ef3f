import { DAY_MS } from "@tetron/domain/durations";
import type { Aged } from "@tetron/domain/shelf-life";
import { WALLET_44 } from "@tetron/features/wallet-44";
import { fromExactJson, toExactJson } from "@tetron/lake/exact-json";
import { probabilityOf } from "@tetron/models/logistic";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, nearestOf, someInputs } from "../testing.ts";
import { type Estimate, estimate, paymentContext } from "./estimate.ts";
import { estimateSide } from "./side-estimate.ts";

const engine = await anEngine();
const PRIOR = engine.policy.prior;
const OFAC = { list: "OFAC SDN", version: "2024-09-27" };
const label = (word: string) => ({ label: word, name: "", list: "eth-labels", version: "v1" });
/** Ages as of 1970, so that data is `at` old. */
const AGE = { asOf: 0, shelfLifeMs: 90 * DAY_MS };
const dated = <Given>(given: fc.Arbitrary<Given>) =>
  fc.tuple(given, fc.boolean()).map(([each, isDated]) => (isDated ? { ...each, age: AGE } : each));

const neighbour = fc.record({
  address: fc.constant(`0x${"1".repeat(40)}`),
  fraud: fc.boolean(),
  distance: fc.double({ min: 0, max: 50, noNaN: true }),
});
const side = (address: string) =>
  fc.record({
    network: fc.constant("ethereum" as const),
    address: fc.constant(address),
    features: fc.option(fc.double({ min: -9, max: 9, noNaN: true }).map(featuresOf)),
    history: fc.option(fc.constant<Aged>(AGE)),
    fraudIn: fc.option(dated(fc.constant({ list: "set", version: "v1" })), { freq: 5 }),
    labels: fc.array(dated(fc.constantFrom("coinbase", "tornado-cash", "phish-hack", "mev-bot").map(label)), {
      maxLength: 2,
    }),
    sanctions: fc.array(dated(fc.constant(OFAC)), { maxLength: 1 }),
    reputation: fc.option(
      fc.record({ score: fc.double({ min: 0, max: 100, noNaN: true }), confidence: fc.constant(0.5) }),
    ),
    neighbours: fc.option(fc.array(neighbour, { minLength: 1, maxLength: 10 }).map(nearestOf)),
  });
const anyInputs: fc.Arbitrary<ScoreInputs> = fc.record({
  at: fc.nat(3_650).map((days) => days * DAY_MS),
  from: side(ALICE),
  to: side(BOB),
  coins: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
  paidBefore: fc.option(fc.boolean()),
  askedLastHour: fc.option(fc.nat(20)),
  screened: fc.boolean(),
  late: fc.boolean(),
});

const scoreOf = ({ base, reasons }: Estimate) =>
  100 / (1 + Math.exp(-reasons.reduce((sum, { contribution }) => sum + contribution, base)));

test("the score is its base and contributions, added in order, to the bit", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const made = estimate(engine, inputs);
      expect(made.fraudScore).toBe(scoreOf(made));
      expect(made.fraudScore).toBeGreaterThanOrEqual(0);
      expect(made.fraudScore).toBeLessThanOrEqual(100);
    }),
  );
});

test("inputs that went through the store give the same score to the bit", () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const stored = fromExactJson(JSON.parse(toExactJson(inputs))) as ScoreInputs;
      expect(estimate(engine, stored)).toEqual(estimate(engine, inputs));
    }),
  );
});

test("age lowers the confidence, and changes neither the score nor its reasons nor what is known", () => {
  fc.assert(
    fc.property(anyInputs, fc.nat(3_650), (inputs, days) => {
      const now = estimate(engine, inputs);
      const later = estimate(engine, { ...inputs, at: inputs.at + days * DAY_MS });
      expect(later.confidence).toBeLessThanOrEqual(now.confidence);
      const numbers = ({ fraudScore, base, reasons, reputationScore, from, to }: Estimate) => ({
        ...{ fraudScore, base, reasons, reputationScore },
        unknown: [from.unknown, to.unknown],
      });
      expect(numbers(later)).toEqual(numbers(now));
    }),
  );
});

test("the confidence of a wallet fades with what it rests on", () => {
  const at = 16 * AGE.shelfLifeMs;
  const confidenceIn = (to: Partial<SideInputs>) =>
    estimate(
      engine,
      someInputs({ at, from: aSide(ALICE, { labels: [label("phish-hack")] }), to: aSide(BOB, to) }),
    ).to.confidence;
  const [features, old] = [featuresOf(-3), { age: AGE }];
  const experience = 100 / 110;
  expect(confidenceIn({ features })).toBe(experience);
  expect(confidenceIn({ features, history: AGE })).toBe(experience * 0.625);
  expect(confidenceIn({ labels: [{ ...label("phish-hack"), ...old }] })).toBe(0.625);
  expect(confidenceIn({ labels: [{ ...label("phish-hack"), ...old }, label("phish-hack")] })).toBe(1);
  expect(confidenceIn({ labels: [{ ...label("coinbase"), ...old }] })).toBe(0.8 * 0.625);
  expect(confidenceIn({ sanctions: [{ ...OFAC, ...old }] })).toBe(0.625);
  expect(confidenceIn({ fraudIn: { list: "set", version: "v1", ...old } })).toBe(0.625);
  expect(confidenceIn({})).toBe(0);
});

test("a payment between two unknown wallets is reviewed, at the base rate, with no confidence", () => {
  const made = estimate(engine, someInputs());
  expect(made).toMatchObject({ recommendation: "review", rule: { id: "unknown-recipient" }, confidence: 0 });
  expect(made.fraudScore).toBeCloseTo(100 * (1 - (1 - PRIOR) ** 2), 6);
  expect(made.reasons.map(({ code, side, contribution }) => [code, side, contribution])).toEqual([
    ["NO_HISTORY", "from", 0],
    ["NO_HISTORY", "to", 0],
  ]);
});

test("two good old wallets are approved", () => {
  const made = estimate(
    engine,
    someInputs({
      from: aSide(ALICE, { features: featuresOf(-3) }),
      to: aSide(BOB, { features: featuresOf(-3) }),
    }),
  );
  expect(made).toMatchObject({ recommendation: "approve", rule: { id: "low-risk" } });
  expect(made.fraudScore).toBeLessThan(1);
  expect(made.confidence).toBeGreaterThan(0.9);
});

test("an old ordinary wallet may pay an exchange without stored history", () => {
  const made = estimate(
    engine,
    someInputs({
      from: aSide(ALICE, { features: featuresOf(-3) }),
      to: aSide(BOB, { labels: [{ ...label("coinbase"), name: "Coinbase 8" }] }),
    }),
  );
  expect(made.recommendation).toBe("approve");
  expect(made.reasons.find(({ code }) => code === "SERVICE_LABEL")).toMatchObject({
    side: "to",
    evidence: [{ name: "label", value: "coinbase: Coinbase 8", source: "eth-labels v1" }],
  });
});

test("a payment to a wallet that behaves like fraud is declined, whoever the sender", () => {
  const made = estimate(
    engine,
    someInputs({
      from: aSide(ALICE, { features: featuresOf(-6) }),
      to: aSide(BOB, { features: featuresOf(8) }),
    }),
  );
  expect(made).toMatchObject({ recommendation: "decline", rule: { id: "high-risk" } });
  expect(made.fraudScore).toBeGreaterThan(90);
  expect(made.reasons[0]).toMatchObject({ code: "BEHAVIOUR", side: "to" });
});

test("a sanctioned wallet on either side is declined, and the list and its edition are named", () => {
  for (const name of ["from", "to"] as const) {
    const made = estimate(engine, someInputs({ [name]: aSide(BOB, { sanctions: [OFAC] }) }));
    expect(made).toMatchObject({ recommendation: "decline", rule: { id: "sanctioned" }, confidence: 1 });
    expect(made.reasons[0]).toMatchObject({
      code: "SANCTIONED",
      side: name,
      evidence: [{ name: "sanctions_list", value: "OFAC SDN", source: "OFAC SDN 2024-09-27" }],
    });
  }
});

test("a known fraud account is declined with the list that names it", () => {
  const made = estimate(
    engine,
    someInputs({ to: aSide(BOB, { fraudIn: { list: "histories", version: "v7" } }) }),
  );
  expect(made).toMatchObject({ recommendation: "decline", rule: { id: "known-fraud-recipient" } });
  expect(made.reasons[0]?.evidence).toEqual([
    { name: "reference_label", value: "fraud", source: "histories v7" },
  ]);
});

test("a label counts by the weight of its list, and a reference data set in full", () => {
  const logOddsOf = (changes: Partial<SideInputs>, list = "mine") => {
    const labels = [{ ...label("phish-hack"), list }];
    return estimateSide(engine, aSide(BOB, { labels, ...changes }), 0).findings.find(
      ({ code }) => code === "FRAUD_LABEL",
    )?.logOdds;
  };
  const { fraudLabel } = engine.policy.strengths;
  expect(logOddsOf({})).toBe(fraudLabel);
  expect(logOddsOf({}, "explorer-labels-2023")).toBe(0.8 * fraudLabel);
  expect(logOddsOf({ fraudIn: { list: "set", version: "v1" } }, "explorer-labels-2023")).toBe(fraudLabel);
});

test("without a sanctions list nothing is approved", () => {
  const good = featuresOf(-3);
  const made = estimate(
    engine,
    someInputs({
      from: aSide(ALICE, { features: good }),
      to: aSide(BOB, { features: good }),
      screened: false,
    }),
  );
  expect(made).toMatchObject({ recommendation: "review", rule: { id: "not-screened" } });
});

test("worse behaviour of either wallet never lowers the score", () => {
  const logOdds = fc.double({ min: -9, max: 9, noNaN: true });
  fc.assert(
    fc.property(logOdds, logOdds, fc.double({ min: 0, max: 5, noNaN: true }), (from, to, worse) => {
      const score = (a: number, b: number) =>
        estimate(
          engine,
          someInputs({
            from: aSide(ALICE, { features: featuresOf(a) }),
            to: aSide(BOB, { features: featuresOf(b) }),
          }),
        ).fraudScore;
      expect(score(from, to + worse)).toBeGreaterThanOrEqual(score(from, to) - 1e-9);
      expect(score(from + worse, to)).toBeGreaterThanOrEqual(score(from, to) - 1e-9);
    }),
  );
});

test("a wallet that the model was trained on is judged by a model that never saw it", async () => {
  const honest = await anEngine({ heldOut: (address) => (address === BOB ? -2 : null) });
  const made = estimate(honest, someInputs({ to: aSide(BOB, { features: featuresOf(7) }) }));
  expect(made.to.risk?.fraudProbability).toBeCloseTo(probabilityOf(-2), 12);
  expect(made.to.risk?.reasons.at(-1)?.feature).toBe("held_out");
});

test("reputation counts when there is any, and the lower one is the payment's", () => {
  const reputation = { score: 20, confidence: 0.7 };
  const made = estimate(engine, someInputs({ to: aSide(BOB, { reputation }) }));
  expect(made.reputationScore).toBe(20);
  expect(made.reasons.filter(({ code }) => code === "REPUTATION")).toMatchObject([{ side: "to" }]);
});

test("a reason names twenty labels and the number of further ones", () => {
  const labels = Array.from({ length: 23 }, (_, i) => ({ ...label("phish-hack"), name: `Name ${i}` }));
  const { reasons } = estimate(engine, someInputs({ to: aSide(BOB, { labels }) }));
  const { evidence } = reasons.find(({ code }) => code === "FRAUD_LABEL")!;

  expect(evidence.filter(({ name }) => name === "label")).toHaveLength(20);
  expect(evidence.at(-1)).toEqual({ name: "more_labels", value: "3", source: null });
});

test("a history with an unknown number of transactions gives no confidence, and no payments to compare with", () => {
  const features = featuresOf(-3);
  const sideOf = (transactions: number) => {
    const wallet44 = features.wallet44.slice();
    for (const column of ["total_tx", "sent_tx"] as const) wallet44[WALLET_44.indexOf(column)] = transactions;
    return aSide(ALICE, { features: { ...features, wallet44 } });
  };
  const confidence = (transactions: number) => estimateSide(engine, sideOf(transactions), 0).confidence;
  expect(confidence(100)).toBeGreaterThan(0.5);
  expect(confidence(Number.NaN)).toBe(0);
  expect(paymentContext(someInputs({ from: sideOf(100) }))).not.toBeNull();
  expect(paymentContext(someInputs({ from: sideOf(Number.NaN) }))).toBeNull();
});

test("the score is within its range, which a wallet that is unlike all others widens without moving the score", async () => {
  const { model } = engine;
  const ranged = {
    ...{ familiarity: { rarity: 3, distance: 2 }, rarity: () => 0 },
    range: (logOdds: number, outlying: boolean) => ({
      low: probabilityOf(logOdds - (outlying ? 3 : 1)),
      high: probabilityOf(logOdds + (outlying ? 3 : 1)),
    }),
  };
  const made = await anEngine({ model: { ...model, ...ranged } });
  const at = (distance: number) => {
    const neighbours = nearestOf([{ address: `0x${"1".repeat(40)}`, fraud: false, distance }]);
    return estimate(made, someInputs({ to: aSide(BOB, { features: featuresOf(1), neighbours }) }));
  };
  const [border, beyond] = [at(2), at(2.01)];

  expect(border.fraudScoreRange!.low).toBeLessThan(border.fraudScore);
  expect(border.fraudScoreRange!.high).toBeGreaterThan(border.fraudScore);
  expect(border.reasons.map(({ code }) => code)).not.toContain("OUT_OF_DISTRIBUTION");
  expect(beyond.reasons.find(({ code }) => code === "OUT_OF_DISTRIBUTION")).toMatchObject({
    ...{ contribution: 0, side: "to" },
  });
  expect(beyond.fraudScoreRange!.low).toBeLessThan(border.fraudScoreRange!.low);
  expect(beyond.fraudScoreRange!.high).toBeGreaterThan(border.fraudScoreRange!.high);
  expect(beyond.fraudScore).toBeCloseTo(border.fraudScore, 9);
  expect(estimate(engine, someInputs()).fraudScoreRange).toBeNull();
});

test("the score is within its range to the last bit where the ranges of both wallets have no width", async () => {
  const { model } = engine;
  const range = (logOdds: number) => ({ low: probabilityOf(logOdds), high: probabilityOf(logOdds) });
  const familiarity = { rarity: 1, distance: 1 };
  const narrow = await anEngine({ model: { ...model, range, familiarity } });
  for (let n = 0; n < 200; n++) {
    const side = (address: string, logOdds: number) => aSide(address, { features: featuresOf(logOdds) });
    const inputs = someInputs({ from: side(ALICE, -0.037 * n), to: side(BOB, 0.011 * n - 4) });
    const { fraudScore, fraudScoreRange } = estimate(narrow, inputs);
    expect(fraudScoreRange!.low).toBeLessThanOrEqual(fraudScore);
    expect(fraudScoreRange!.high).toBeGreaterThanOrEqual(fraudScore);
  }
});
