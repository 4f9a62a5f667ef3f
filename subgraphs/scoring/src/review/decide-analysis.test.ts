import { neighbourhood } from "@tetron/models/neighbourhood";
import { AnalysisRules } from "@tetron/verdict/policy/analysis-rules";
import { expect, test } from "vitest";
import { decideAnalysis } from "./decide-analysis.ts";

const RULES = AnalysisRules.parse({});
const UNLISTED = { sanctioned: false, bad: false, conflict: false, service: false };

/** Neighbours of which the first `frauds` are fraud, all at one distance. */
const around = (frauds: number, all: number, distance: number) =>
  neighbourhood(
    Array.from({ length: all }, (_, at) => ({ address: `0x${at}`, fraud: at < frauds, distance })),
  );

test.each([
  [10, 0.5, "fraud", "fraud_share"],
  [5, 0.5, "fraud", "fraud_share"],
  [4, 0.5, "not_fraud", "normal_share"],
  [0, 0.5, "not_fraud", "normal_share"],
  // Confidence is (1 / (1 + distance) + .5) / 2: .4 at 7 / 3.
  [5, 2.3, "fraud", "fraud_share"],
  [5, 2.4, "undecided", "low_confidence"],
  [10, 1e9, "fraud", "fraud_share"],
] as const)("%i of 10 fraud at a distance of %f: %s", (frauds, distance, result, rule) => {
  expect(decideAnalysis(RULES, around(frauds, 10, distance), UNLISTED)).toEqual({ result, rule });
});

test("without neighbours nothing is decided", () => {
  expect(decideAnalysis(RULES, null, UNLISTED)).toEqual({ result: "undecided", rule: "no_neighbours" });
});

test("an accusation of a list is not undone by resemblance, and stands without a history", () => {
  const listed = { result: "fraud", rule: "listed" };
  expect(decideAnalysis(RULES, around(0, 10, 0), { ...UNLISTED, bad: true })).toEqual(listed);
  expect(decideAnalysis(RULES, null, { ...UNLISTED, sanctioned: true, conflict: true })).toEqual(listed);
});

test("a public service that resembles fraud, and a wallet that lists contradict each other about, are undecided", () => {
  const contradicted = { result: "undecided", rule: "contradicted" };
  expect(decideAnalysis(RULES, around(10, 10, 0), { ...UNLISTED, service: true })).toEqual(contradicted);
  expect(decideAnalysis(RULES, around(10, 10, 0), { ...UNLISTED, bad: true, conflict: true })).toEqual(
    contradicted,
  );
  expect(decideAnalysis(RULES, around(0, 10, 0), { ...UNLISTED, service: true }).result).toBe("not_fraud");
});
