import fc from "fast-check";
import { expect, test } from "vitest";
import { factsOfRemarks, REMARK_FACTS, type RemarkCode, type RemarkFacts } from "../remark.ts";
import { decide, type PolicyFacts } from "./decide.ts";
import { readPolicy } from "./read-policy.ts";

const policy = await readPolicy();

/** Two well-known wallets with nothing against a payment between them. */
const QUIET: PolicyFacts = {
  fraudScore: 4,
  reputationScore: 80,
  confidence: 0.8,
  walletFraudProbability: 0.03,
  amountUsd: 20_000,
  sanctionedHolder: null,
  accusedHolder: null,
  askedLastHour: 0,
  exposureShare: null,
  sanctioned: false,
  ...factsOfRemarks([]),
  fromFraudLabel: false,
  toFraudLabel: false,
  riskyLabel: false,
  fromUnknown: false,
  toUnknown: false,
  screened: true,
  late: false,
};

const ruleOf = (facts: Partial<PolicyFacts>) => decide(policy, { ...QUIET, ...facts }).rule.id;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyRemarkFacts = fc
  .subarray(Object.keys(REMARK_FACTS) as RemarkCode[])
  .map((codes) => factsOfRemarks(codes.map((code) => ({ code, title: "", side: null, evidence: [] }))));
const anyOtherFacts: fc.Arbitrary<Omit<PolicyFacts, keyof RemarkFacts>> = fc.record({
  fraudScore: share.map((value) => value * 100),
  reputationScore: share.map((value) => value * 100),
  confidence: share,
  walletFraudProbability: fc.option(share),
  askedLastHour: fc.option(fc.nat(500)),
  exposureShare: fc.option(share),
  amountUsd: fc.option(share.map((value) => value * 5_000)),
  sanctionedHolder: fc.option(share),
  accusedHolder: fc.option(share),
  sanctioned: fc.boolean(),
  fromFraudLabel: fc.boolean(),
  toFraudLabel: fc.boolean(),
  riskyLabel: fc.boolean(),
  fromUnknown: fc.boolean(),
  toUnknown: fc.boolean(),
  screened: fc.boolean(),
  late: fc.boolean(),
});
const anyFacts: fc.Arbitrary<PolicyFacts> = fc
  .tuple(anyOtherFacts, anyRemarkFacts)
  .map(([others, remarked]) => ({ ...others, ...remarked }));

test("a policy may test the share of exposure, and an unknown one meets no test", () => {
  const exposed = { ...policy.rules[0]!, id: "exposed", when: { exposureShare: { atLeast: 0.5 } } };
  const clean = { ...policy.rules[0]!, id: "clean", when: { exposureShare: { below: 0.1 } } };
  const own = { ...policy, rules: [exposed, clean, ...policy.rules] };
  const ruleAt = (exposureShare: number | null) => decide(own, { ...QUIET, exposureShare }).rule.id;
  expect([0.5, 0.2, 0, null].map(ruleAt)).toEqual(["exposed", "low-risk", "clean", "low-risk"]);
});

test("a policy may set its own threshold of how often a tenant asks, and an unknown number meets none", () => {
  const often = { ...policy.rules[0]!, id: "mine", when: { askedLastHour: { atLeast: 400 } } };
  const own = { ...policy, rules: [often, ...policy.rules] };
  const ruleAt = (askedLastHour: number | null) => decide(own, { ...QUIET, askedLastHour }).rule.id;
  expect([399, 400, 500, null].map(ruleAt)).toEqual(["low-risk", "mine", "mine", "low-risk"]);
});

test("the default policy names the rule for each kind of payment", () => {
  expect(decide(policy, QUIET)).toMatchObject({ recommendation: "approve", rule: { id: "low-risk" } });
  expect(ruleOf({ sanctioned: true })).toBe("sanctioned");
  expect(ruleOf({ wouldBeLost: true, toFraudLabel: true })).toBe("would-be-lost");
  expect(ruleOf({ sanctioned: true, wouldBeLost: true })).toBe("sanctioned");
  expect(ruleOf({ wouldRevert: true })).toBe("would-revert");
  expect(ruleOf({ wraps: true })).toBe("wraps");
  expect(ruleOf({ belowDust: true })).toBe("below-dust");
  expect(ruleOf({ doubtfulRecipient: true })).toBe("doubtful-recipient");
  expect(ruleOf({ lookalikeRecipient: true })).toBe("lookalike-recipient");
  expect(ruleOf({ askedOften: true })).toBe("asked-often");
  expect(ruleOf({ fakeToken: true, toFraudLabel: true, unknownToken: true })).toBe("fake-token");
  expect(ruleOf({ labelConflict: true, toFraudLabel: true })).toBe("label-conflict");
  expect(ruleOf({ labelConflict: true, sanctioned: true })).toBe("sanctioned");
  expect(ruleOf({ unknownToken: true })).toBe("unknown-token");
  expect(ruleOf({ toFraudLabel: true })).toBe("known-fraud-recipient");
  expect(ruleOf({ fromFraudLabel: true })).toBe("known-fraud-sender");
  expect(ruleOf({ fraudScore: 80 })).toBe("high-risk");
  expect(ruleOf({ fraudScore: 79.9 })).toBe("elevated-risk");
  expect(ruleOf({ riskyLabel: true })).toBe("risky-label");
  expect(ruleOf({ sanctionedHolder: 0.9, accusedHolder: 0.9 })).toBe("sanctioned-holder");
  expect(ruleOf({ accusedHolder: 0.8 })).toBe("accused-holder");
  expect(ruleOf({ sanctionedHolder: 0.79, accusedHolder: 0.6 })).toBe("low-risk");
  expect(ruleOf({ accusedHolder: 0.9, fraudScore: 80 })).toBe("high-risk");
  expect(ruleOf({ screened: false })).toBe("not-screened");
  expect(ruleOf({ toUnknown: true })).toBe("unknown-recipient");
  expect(ruleOf({ fromUnknown: true })).toBe("unknown-sender");
  expect(ruleOf({ confidence: 0.1 })).toBe("low-confidence");
});

test("under the default policy, what is stale is reviewed from 1,000 dollars on", () => {
  for (const [fact, rule] of [
    ["staleHistory", "stale-history"],
    ["staleList", "stale-list"],
  ]) {
    expect(decide(policy, { ...QUIET, [fact!]: true, amountUsd: 1_000 })).toMatchObject({
      recommendation: "review",
      rule: { id: rule },
    });
    for (const amountUsd of [999.99, 0, null]) expect(ruleOf({ [fact!]: true, amountUsd })).toBe("low-risk");
  }
});

test("under the default policy, data never makes a recommendation kinder by growing old", () => {
  const severity = { approve: 0, review: 1, decline: 2 };
  fc.assert(
    fc.property(anyFacts, share, (facts, left) => {
      const old = { ...facts, staleHistory: true, staleList: true, confidence: facts.confidence * left };
      const [before, after] = [decide(policy, facts), decide(policy, old)];
      expect(severity[after.recommendation]).toBeGreaterThanOrEqual(severity[before.recommendation]);
    }),
  );
});

test("under the default policy, a wallet that a list warns of is never approved", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const warned of ["riskyLabel", "toFraudLabel", "fromFraudLabel"])
        expect(decide(policy, { ...facts, [warned]: true }).recommendation).not.toBe("approve");
    }),
  );
});

test("under the default policy, a sanctioned wallet is always declined", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(decide(policy, { ...facts, sanctioned: true }).recommendation).toBe("decline");
    }),
  );
});

test("under the default policy, a higher fraud score never makes the recommendation kinder", () => {
  const severity = { approve: 0, review: 1, decline: 2 };
  fc.assert(
    fc.property(anyFacts, share, (facts, rise) => {
      const worse = { ...facts, fraudScore: facts.fraudScore + (100 - facts.fraudScore) * rise };
      const [before, after] = [decide(policy, facts), decide(policy, worse)];
      expect(severity[after.recommendation]).toBeGreaterThanOrEqual(severity[before.recommendation]);
    }),
  );
});

test("no policy approves a payment while a source is late", () => {
  const kindest = {
    ...policy,
    rules: [{ id: "all", title: "All.", when: {}, recommend: "approve" as const }],
  };
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(decide(kindest, { ...facts, late: true })).toMatchObject({
        recommendation: "review",
        rule: { id: "source-late" },
      });
    }),
  );
});

test("a condition on a missing fact is false", () => {
  const when = { walletFraudProbability: { below: 2 } };
  const rules = [
    { id: "has-probability", title: "Known.", when, recommend: "approve" as const },
    { id: "rest", title: "Rest.", when: {}, recommend: "review" as const },
  ];
  expect(decide({ ...policy, rules }, { ...QUIET, walletFraudProbability: null }).rule.id).toBe("rest");
});
