/**
 * Which of the best routes to take.
 *
 * One measure first and the others to break ties, or a weighed sum in money: a second is worth a tenth of a
 * cent, and risk is worth the share of the amount that is expected to be lost, as if a failed step lost all.
 *
 * @module
 */

import type { Route } from "./search.ts";

export const PREFERENCES = ["balanced", "cheapest", "fastest", "safest"] as const;
export type Preference = (typeof PREFERENCES)[number];

/** How much each measure counts, whole thousandths; not all zero. `balanced` is 1,000 of each. */
export interface Weights {
  readonly fee: number;
  readonly time: number;
  readonly risk: number;
}

export interface Wish {
  readonly preference: Preference | Weights;
  /** What is at stake, micro-USD. */
  readonly amount: number;
  /** What trust makes of risk's weight, whole thousandths: 1,000 leaves it alone. */
  readonly riskScale: number;
}

const BALANCED: Weights = { fee: 1_000, time: 1_000, risk: 1_000 };
/** Worth of a millisecond, micro-USD. */
const MILLISECOND = 1n;

export function routeFee({ gas, lost }: Pick<Route, "gas" | "lost">): number {
  return gas + lost;
}

/** What a route costs under weights, in 10^-12 micro-USD. */
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

/** The route that fits the wish best; `undefined` when there is none at all. */
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
