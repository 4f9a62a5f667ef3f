import fc from "fast-check";
import { expect, test } from "vitest";
import { SECURITY_CLASSES } from "./catalogue/file-schema.ts";
import { DEFAULT_TRUST_POLICY, trustEffect, UNKNOWN, type WalletTrust } from "./trust.ts";

const good: WalletTrust = { reputation: 95, confidence: 1, fraudProbability: 0.01 };
const bad: WalletTrust = { reputation: 5, confidence: 1, fraudProbability: 0.6 };
const effect = (from: WalletTrust, to: WalletTrust) => trustEffect(from, to, DEFAULT_TRUST_POLICY);

test("between strangers risk has its plain weight, settlement is safe and every class is allowed", () => {
  expect(effect(UNKNOWN, UNKNOWN)).toEqual({
    riskScale: 1_000,
    finality: "safe",
    allowed: SECURITY_CLASSES,
    wait: null,
  });
});

test("a trusted payer's payment counts once it is in a block", () => {
  expect(effect(good, good)).toMatchObject({ finality: "included", riskScale: 287 });
});

test("a distrusted wallet on either side makes risk weigh more and rules out the looser bridges", () => {
  for (const [from, to] of [
    [bad, good],
    [good, bad],
  ] as const) {
    const { riskScale, allowed } = effect(from, to);
    expect(riskScale).toBe(3_482);
    expect(allowed).toEqual(["native", "contract", "canonical", "issuer"]);
  }
  expect(effect(bad, good).finality).toBe("final");
  expect(effect(good, bad).finality).toBe("included");
});

test("a recipient at the fraud line makes the payment wait, a payer does not", () => {
  const fraud: WalletTrust = { ...bad, fraudProbability: 0.8 };

  expect(effect(good, fraud).wait).toContain("fraud account");
  expect(effect(good, { ...fraud, fraudProbability: 0.79 }).wait).toBeNull();
  expect(effect(fraud, good).wait).toBeNull();
});

test("more reputation never makes a route costlier in risk, slower or narrower", () => {
  const trust = fc.record({
    reputation: fc.double({ min: 0, max: 100, noNaN: true }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    fraudProbability: fc.constant(null),
  });
  const order = ["included", "safe", "final"];
  fc.assert(
    fc.property(trust, trust, fc.double({ min: 0, max: 50, noNaN: true }), (from, to, more) => {
      const before = effect(from, to);
      const after = effect({ ...from, reputation: Math.min(100, from.reputation + more) }, to);
      expect(after.riskScale).toBeLessThanOrEqual(before.riskScale);
      expect(order.indexOf(after.finality)).toBeLessThanOrEqual(order.indexOf(before.finality));
      expect(after.allowed).toEqual(expect.arrayContaining([...before.allowed]));
    }),
  );
});
