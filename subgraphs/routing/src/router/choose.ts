/**
 * Chooses one of the best routes.
 *
 * Either by one measure, with the others as tie-breakers, or by a weighted sum in money: a second costs a
 * tenth of a cent, and risk costs the share of the amount that is expected to be lost, as if a failed step
 * lost everything.
 *
 * @module
 */

import type { Route } from "./search.ts";

export const PREFERENCES = ["balanced", "cheapest", "fastest", "safest"] as const;
export type Preference = (typeof PREFERENCES)[number];

/** Weight of each measure in whole thousandths; not all zero. `balanced` is 1,000 each. */
export interface Weights {
  readonly fee: number;
  readonly time: number;
  readonly risk: number;
}

export interface Wish {
  readonly preference: Preference | Weights;
  /** Value of the payment, micro-USD. */
  readonly amount: number;
  /** Factor of trust on the weight of risk, in whole thousandths; 1,000 leaves it unchanged. */
  readonly riskScale: number;
}

const BALANCED: Weights = { fee: 1_000, time: 1_000, risk: 1_000 };
/** Cost of a millisecond, micro-USD. */
const MILLISECOND = 1n;

export function routeFee({ gas, lost }: Pick<Route, "gas" | "lost">): number {
  return gas + lost;
}

/** Weighted cost of a route, in 10^-12 micro-USD. */
export function weighedCost(
  route: Omit<Route, "path">,
  weights: Weights,
  wish: Omit<Wish, "preference">,
): bigint {
  const fee = BigInt(weights.fee) * BigInt(routeFee(route));
  const time = BigInt(weights.time) * BigInt(route.time) * MILLISECOND;
  const loss = BigInt(weights.risk) * BigInt(wish.riskScale) * BigInt(route.risk) * BigInt(wish.amount);
  return (fee + time) * 1_000_000_000n + loss;
}

/** The route that fits the wish best; `undefined` when `routes` is empty. */
export function chooseRoute<Choice extends Route>(routes: readonly Choice[], wish: Wish): Choice | undefined {
  const order = orderOf(wish);
  return routes.reduce<Choice | undefined>(
    (best, route) => (best === undefined || order(route, best) < 0 ? route : best),
    undefined,
  );
}

type Order = (one: Route, other: Route) => number;

const byFee: Order = (one, other) => routeFee(one) - routeFee(other);
const byTime: Order = (one, other) => one.time - other.time;
const byRisk: Order = (one, other) => one.risk - other.risk;

function orderOf(wish: Wish): Order {
  switch (wish.preference) {
    case "cheapest":
      return (one, other) => byFee(one, other) || byTime(one, other) || byRisk(one, other);
    case "fastest":
      return (one, other) => byTime(one, other) || byFee(one, other) || byRisk(one, other);
    case "safest":
      return (one, other) => byRisk(one, other) || byFee(one, other) || byTime(one, other);
    default: {
      const weights = wish.preference === "balanced" ? BALANCED : wish.preference;
      const cost = (route: Route) => weighedCost(route, weights, wish);
      return (one, other) => Number(cost(one) - cost(other)) || byFee(one, other) || byTime(one, other);
    }
  }
}
