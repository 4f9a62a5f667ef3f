import { expect, test } from "vitest";
import { fitLogistic } from "../fit/logistic-regression.ts";
import { evaluatePaymentAnomaly } from "./evaluate.ts";
import { fitPaymentAnomaly } from "./fit.ts";
import type { SenderPattern } from "./patterns.ts";

/** Senders; the fraudulent ones pay new recipients three times as often. */
const PATTERNS: SenderPattern[] = Array.from({ length: 4000 }, (_, i) => {
  const fraud = i % 2 === 0;
  const share = fraud ? 0.75 : 0.25;
  return [
    { signs: ["AMOUNT_WITHIN_HISTORY", "NEW_RECIPIENT"] as const, fraud, share, offset: 0 },
    { signs: ["AMOUNT_WITHIN_HISTORY", "KNOWN_RECIPIENT"] as const, fraud, share: 1 - share, offset: 0 },
  ];
}).flat();

test("a sign is worth the logarithm of how much oftener fraud shows it", () => {
  const { NEW_RECIPIENT, KNOWN_RECIPIENT } = fitPaymentAnomaly(PATTERNS);

  expect(NEW_RECIPIENT).toBeCloseTo(Math.log(3), 1);
  expect(KNOWN_RECIPIENT).toBeCloseTo(-Math.log(3), 1);
});

test("a sign's shares are how often each class of senders shows it", () => {
  expect(evaluatePaymentAnomaly(PATTERNS)).toMatchObject({
    NEW_RECIPIENT: { normal: 0.25, fraud: 0.75 },
    AMOUNT_WITHIN_HISTORY: { normal: 1, fraud: 1 },
    AMOUNT_FAR_ABOVE_HISTORY: { normal: 0, fraud: 0 },
  });
});

test("the anomaly model does not repeat the sender's own estimate", () => {
  const told = PATTERNS.map((pattern) => ({
    ...pattern,
    offset: pattern.signs.includes("NEW_RECIPIENT") ? Math.log(3) : -Math.log(3),
  }));

  expect(fitPaymentAnomaly(told).NEW_RECIPIENT).toBeCloseTo(0, 2);
});

test("a logistic regression finds the log-odds of its groups", () => {
  const observations = [0, 1].flatMap((x) =>
    Array.from({ length: 100 }, (_, i) => ({
      features: [1, x],
      label: (i < (x === 1 ? 80 : 20) ? 1 : 0) as 0 | 1,
      offset: 0,
      weight: 1,
    })),
  );

  const [intercept, slope] = fitLogistic(observations, 1e-6);

  expect(intercept).toBeCloseTo(Math.log(0.25), 4);
  expect(slope).toBeCloseTo(2 * Math.log(4), 4);
});
