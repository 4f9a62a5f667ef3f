import type { Coverage } from "@tetron/domain/history";
import { fromExactJson, toExactJson } from "@tetron/lake/exact-json";
import { expect, test } from "vitest";
import { estimate } from "../estimate/estimate.ts";
import type { ScoreInputs, SideInputs } from "../score-inputs.ts";
import { ALICE, anEngine, aSide, BOB, featuresOf, nearestOf, someInputs } from "../testing.ts";
import { abstentionRemark } from "./abstention.ts";

const whole = await anEngine();
const engine = { ...whole, model: { ...whole.model, networks: ["ethereum"] as const } };
const CUT: Coverage = { complete: false, reason: "cap", share: null, from: "both_ends" };
const REPUTED = { score: 96, confidence: 0.9 };

function judged(to: Partial<SideInputs>) {
  const sides = { from: aSide(ALICE, { features: featuresOf(-3) }), to: aSide(BOB, to) };
  const remark = abstentionRemark(engine, "to", sides.to);
  const inputs = someInputs({ ...sides, remarks: remark === null ? [] : [remark] });
  return { remark, inputs, made: estimate(engine, inputs) };
}

const FRAUD = { features: featuresOf(8), neighbours: nearestOf([]) };

test("a model says nothing of a wallet on a network that it was not evaluated on", () => {
  const { remark, made, inputs } = judged({ ...FRAUD, network: "polygon" });
  expect(remark).toMatchObject({ code: "MODEL_NOT_FOR_NETWORK", evidence: [{ value: "polygon" }] });
  expect(made).toMatchObject({
    recommendation: "review",
    rule: { id: "model-not-for-network" },
    to: { risk: null, neighbours: null, confidence: 0, unknown: false },
  });
  const codes = made.reasons.filter(({ side }) => side === "to").map(({ code }) => code);
  expect(codes).toEqual(["MODEL_NOT_FOR_NETWORK"]);
  const stored = fromExactJson(JSON.parse(toExactJson(inputs))) as ScoreInputs;
  expect(estimate(engine, stored)).toEqual(made);
});

test("where the model is silent, reputation and lists speak", () => {
  const trusted = judged({ ...FRAUD, network: "polygon", reputation: REPUTED });
  expect(trusted.made).toMatchObject({ recommendation: "approve", to: { confidence: 0.9 } });
  const labels = [{ label: "phish-hack", name: "", list: "eth-labels", version: "v1" }];
  const accused = judged({ features: featuresOf(-8), network: "polygon", reputation: REPUTED, labels });
  expect(accused.made).toMatchObject({ recommendation: "decline", rule: { id: "known-fraud-recipient" } });
});

test("the newest part of a history is not judged, and its oldest and newest parts are", () => {
  const newest = judged({ ...FRAUD, coverage: { ...CUT, from: "newest" } });
  expect(newest.remark?.code).toBe("PARTIAL_HISTORY");
  expect(newest.made).toMatchObject({ recommendation: "review", rule: { id: "partial-history" } });
  const both = judged({ ...FRAUD, coverage: CUT });
  expect(both.remark).toBeNull();
  expect(both.made).toMatchObject({ recommendation: "decline", rule: { id: "high-risk" } });
  expect(judged({ ...FRAUD, coverage: { ...CUT, complete: true, from: "newest" } }).remark).toBeNull();
});

test.each([
  ["a wallet of too many transactions", "cap", "SERVICE_LIKE", "service-like"],
  ["a contract", "contract", "CONTRACT", "contract"],
] as const)("%s is reviewed as that, unless a list names it as a service", (_what, reason, code, rule) => {
  const coverage: Coverage = { ...CUT, reason, share: 0, from: "start" };
  const { remark, made } = judged({ coverage });
  expect(remark?.code).toBe(code);
  expect(made).toMatchObject({ recommendation: "review", rule: { id: rule } });
  expect(made.reasons.map(({ code }) => code)).not.toContain("NO_HISTORY");
  const labels = [{ label: "binance", name: "", list: "eth-labels", version: "v1" }];
  const named = judged({ coverage, labels });
  expect(named.remark).toBeNull();
  expect(named.made.recommendation).toBe("approve");
});

test("scores from before models named their networks keep their numbers", () => {
  const inputs = someInputs({ to: aSide(BOB, { ...FRAUD, network: "polygon" }) });
  expect(estimate(engine, inputs).to.risk?.fraudProbability).toBeGreaterThan(0.9);
});

test("a history without values of 0, in which most is unknown, gives no confidence, so the payment is reviewed", () => {
  const { behaviour, wallet44 } = featuresOf(-8);
  const unknown = { behaviour: behaviour.map(() => Number.NaN), wallet44: wallet44.map(() => Number.NaN) };
  const { remark, made } = judged({ features: unknown });
  expect(remark).toBeNull();
  expect(made).toMatchObject({ recommendation: "review", rule: { id: "low-confidence" }, confidence: 0 });
});
