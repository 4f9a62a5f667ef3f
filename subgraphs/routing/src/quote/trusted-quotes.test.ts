import { expect, test } from "vitest";
import { BITCOINER, type Circumstances, quote, routed } from "../../test/quotes.ts";

const distrusted = { reputation: 5, confidence: 1, fraudProbability: 0.5 };
const trusted = { reputation: 95, confidence: 1, fraudProbability: 0.001 };

/** What a quote without a route says: nothing that reads as a free, immediate payment. */
const WITHOUT_ROUTE = {
  steps: [],
  estimatedFee: null,
  totalTime: null,
  totalTimeP95: null,
  successProbability: null,
  sent: null,
  minReceived: null,
  feeBreakdown: null,
};

test("distrust makes settlement slower, bridges fewer and risk heavier", () => {
  const pay = { toNetwork: "base", amount: "5000" };
  const good = routed(pay, trustBoth(trusted));
  const bad = quote(pay, trustBoth(distrusted));

  expect(good.trust.effect).toMatchObject({ finality: "included", finalitySeconds: 0 });
  expect(bad.trust.effect).toMatchObject({ finality: "final", finalitySeconds: 960 });
  expect(bad.totalTime).toBeGreaterThan(good.totalTime + 900);
  expect(bad.trust.effect.riskScale).toBeGreaterThan(3);
  const classes = new Set(bad.steps.map(({ securityClass }) => securityClass));
  for (const each of classes) expect(["native", "contract", "canonical", "issuer"]).toContain(each);
  expect(bad.unavailable).toContainEqual({
    path: "across: ethereum/USDC to base/USDC",
    reason: "security class intent is not allowed at this trust",
  });
});

test("where only a distrusted wallet's bridges lead, the advice is to wait", () => {
  const toBitcoin = {
    currency: "ETH",
    toNetwork: "bitcoin",
    toCurrency: "BTC",
    toAddress: BITCOINER,
    amount: "1",
    exact: "in",
  };

  expect(quote(toBitcoin, trustBoth(distrusted))).toMatchObject({
    recommendation: "wait",
    ...WITHOUT_ROUTE,
    reason: expect.stringContaining("not safe enough"),
  });
});

test("a payment that a score declines, or cannot judge in time, gets wait without details of the wallets", () => {
  for (const [judgement, reason] of [
    ["declined", "A score of this payment would decline it"],
    ["late", "A source did not answer in time"],
  ] as const)
    expect(quote({ toNetwork: "base" }, { judgement })).toMatchObject({
      recommendation: "wait",
      reason: expect.stringContaining(reason),
      ...WITHOUT_ROUTE,
    });
});

test("a recipient at the fraud line gets a wait with the reason, not a route", () => {
  const to = { reputation: 40, confidence: 0.5, fraudProbability: 0.93 };

  expect(quote({}, { to })).toMatchObject({
    recommendation: "wait",
    ...WITHOUT_ROUTE,
    reason: expect.stringContaining("too likely a fraud account"),
    trust: { to },
  });
});

function trustBoth(trust: Circumstances["from"] & object): Circumstances {
  return { from: trust, to: trust };
}
