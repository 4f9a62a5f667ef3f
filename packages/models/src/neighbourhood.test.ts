import { expect, test } from "vitest";
import { neighbourhood } from "./neighbourhood.ts";

const near = (fraud: boolean, distance: number) => ({ address: "0x", fraud, distance });

test("near neighbours weigh more than far ones", () => {
  const { fraudProbability } = neighbourhood([near(true, 1), near(false, 3)]);

  expect(fraudProbability).toBeCloseTo(0.75, 5);
});

test("close and unanimous neighbours give confidence, far and divided ones none", () => {
  expect(neighbourhood([near(true, 0), near(true, 0)]).confidence).toBe(1);
  expect(neighbourhood([near(true, 1e9), near(false, 1e9)]).confidence).toBeCloseTo(0.25, 6);
});

test("without neighbours there is no evidence", () => {
  expect(neighbourhood([])).toEqual({ fraudProbability: 0, averageDistance: 0, confidence: 0 });
});
