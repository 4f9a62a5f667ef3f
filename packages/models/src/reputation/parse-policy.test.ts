import { expect, test } from "vitest";
import { parseReputationPolicy } from "./parse-policy.ts";
import { DEFAULT_POLICY } from "./policy.ts";

test("what a policy leaves out is the default", () => {
  expect(parseReputationPolicy({})).toEqual(DEFAULT_POLICY);
  const strict = parseReputationPolicy({ indirectFloor: 0, weights: { sanctioned_in: -4 } });
  expect(strict).toMatchObject({ indirectFloor: 0, hysteresis: DEFAULT_POLICY.hysteresis });
  expect(strict.weights).toEqual({ ...DEFAULT_POLICY.weights, sanctioned_in: -4 });
});

test("what is wrong with a policy is named", () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [[], "the policy"],
    [{ floor: 1 }, "floor"],
    [{ indirectFloor: 101 }, "indirectFloor"],
    [{ weights: { charm: 1 } }, "weights.charm"],
    [{ weights: { fraud_reports: 1 } }, "weights.fraud_reports"],
    [{ weights: { good_reports: "2" } }, "weights.good_reports"],
    [{ bands: { poor: 10 } }, "bands.poor"],
    [{ bands: { best: 90 } }, "bands.best"],
    [{ hysteresis: Number.NaN }, "hysteresis"],
    ...Object.keys(DEFAULT_POLICY).map((field) => [{ [field]: null }, field] as const),
  ];
  for (const [json, field] of wrong) expect(() => parseReputationPolicy(json)).toThrow(field);
});
