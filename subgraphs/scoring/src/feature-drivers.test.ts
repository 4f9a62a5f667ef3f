import { expect, test } from "vitest";
import { featureDrivers } from "./feature-drivers.ts";

const reason = (feature: string, contribution: number, value: number | null = 7) => ({
  ...{ feature, contribution, value },
});
const model = {
  features: ["sent_tx", "sent_share", "methods"],
  normal: [
    { p5: 1, p50: 8, p95: 90 },
    { p5: 0, p50: 0.5, p95: 1 },
    { p5: Number.NaN, p50: Number.NaN, p95: Number.NaN },
  ],
};

test("a feature stands beside its range in normal wallets, with its unit and its part in percent", () => {
  const drivers = featureDrivers(model, [
    reason("sent_tx", -3),
    reason("sent_share", 0.5),
    reason("other", 0.5),
  ]);

  expect(drivers).toEqual([
    { ...reason("sent_tx", -3), percent: 75, unit: "transactions", normal: { p5: 1, p50: 8, p95: 90 } },
    { ...reason("sent_share", 0.5), percent: 12.5, unit: null, normal: { p5: 0, p50: 0.5, p95: 1 } },
    { ...reason("other", 0.5), percent: 12.5, unit: null, normal: null },
  ]);
});

test("what is defined for no normal wallet, or not known by the model, has no range", () => {
  expect(featureDrivers(model, [reason("methods", 1)])[0]?.normal).toBeNull();
  expect(featureDrivers({ ...model, normal: null }, [reason("sent_tx", 1)])[0]?.normal).toBeNull();
  expect(featureDrivers(model, [reason("sent_tx", 0)])[0]?.percent).toBe(0);
});
