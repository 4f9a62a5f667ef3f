import { expect, test } from "vitest";
import { chooseRoute, type Wish } from "./choose.ts";
import type { Route } from "./search.ts";

const USD = 1_000_000;
const routes: Route[] = [
  { path: [0], gas: 9 * USD, lost: 0, time: 12_000, risk: 500 },
  { path: [1], gas: 1 * USD, lost: 1 * USD, time: 120_000, risk: 900 },
  { path: [2], gas: 4 * USD, lost: 0, time: 900_000, risk: 10 },
];

function chosen(preference: Wish["preference"], rest: Partial<Wish> = {}) {
  return chooseRoute(routes, { preference, amount: 100 * USD, riskScale: 1_000, ...rest })?.path[0];
}

test("each preference takes the best in its measure", () => {
  expect(chosen("fastest")).toBe(0);
  expect(chosen("cheapest")).toBe(1);
  expect(chosen("safest")).toBe(2);
});

test("balanced weighs a second as a tenth of a cent and risk as the share that may be lost", () => {
  expect(chosen("balanced")).toBe(1);
  // At 50,000 USD the third route saves 0.089 % of the amount, about 45 USD.
  expect(chosen("balanced", { amount: 50_000 * USD })).toBe(2);
});

test("distrust makes the same amount worth a safer route", () => {
  const amount = 1_200 * USD;
  expect(chosen("balanced", { amount })).toBe(1);
  expect(chosen("balanced", { amount, riskScale: 3_000 })).toBe(2);
});

test("weights decide, down to a single measure", () => {
  expect(chosen({ fee: 1, time: 0, risk: 0 })).toBe(1);
  expect(chosen({ fee: 0, time: 1, risk: 0 })).toBe(0);
  expect(chosen({ fee: 0, time: 0, risk: 1 })).toBe(2);
});

test("no routes, no choice", () => {
  expect(chooseRoute([], { preference: "balanced", amount: 1, riskScale: 1_000 })).toBeUndefined();
});
