/**
 * Computes a path exactly in base units with bigint: the amount that arrives, or the minimum that must be
 * sent.
 *
 * The router works in micro-USD; this module computes its paths in the assets' own units. Each step rounds
 * against the payer and has an exact inverse.
 *
 * @module
 */

import type { Asset } from "@tetron/domain/asset";
import type { Market } from "./market.ts";
import { PRICE_SCALE, unitsWorth } from "./money.ts";
import type { PaymentStep } from "./payment-graph.ts";

const MILLION = 1_000_000n;

/** A step with the prices that convert it. */
export interface ExactStep {
  readonly from: Asset;
  readonly to: Asset;
  readonly ppm: bigint;
  /** Base units of `from`. */
  readonly flat: bigint;
  readonly depth: bigint;
  /** `to` units per `from` unit, before fees: `times / by`. */
  readonly times: bigint;
  readonly by: bigint;
}

export function exactStep({ from, to, lane, ppm, flat, depth }: PaymentStep, { prices }: Market): ExactStep {
  const price = (asset: Asset) => prices.get(asset)!.usdE8;
  // One-to-one lanes convert at par, regardless of the two prices.
  const [give, take] = lane.oneToOne ? [1n, 1n] : [price(from), price(to)];
  return {
    from,
    to,
    ppm: BigInt(ppm),
    flat: flat === 0 ? 0n : unitsWorth(flat, from, price(from)),
    depth: depth === 0 ? 0n : unitsWorth(depth, from, price(from)),
    times: give * 10n ** BigInt(to.decimals),
    by: take * 10n ** BigInt(from.decimals),
  };
}

/** Base units of `to` that arrive; zero or less when fees exceed the amount. */
export function arrivingUnits(step: ExactStep, given: bigint): bigint {
  const kept = (given * (MILLION - step.ppm)) / MILLION - step.flat;
  if (kept <= 0n) return kept;
  const traded = step.depth === 0n ? kept : (kept * step.depth) / (step.depth + kept);
  return (traded * step.times) / step.by;
}

/** The minimum of `from`, in base units, so that `wanted` arrives; `null` when the pool is too small. */
export function neededUnits(step: ExactStep, wanted: bigint): bigint | null {
  const traded = ceilDiv(wanted * step.by, step.times);
  if (step.depth !== 0n && traded >= step.depth) return null;
  const kept = (step.depth === 0n ? traded : ceilDiv(traded * step.depth, step.depth - traded)) + step.flat;
  return ceilDiv(kept * MILLION, MILLION - step.ppm);
}

function ceilDiv(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

/** A path with the exact amount before each step and after the last. */
export interface WalkedPath {
  readonly steps: readonly PaymentStep[];
  /** One more than steps; `amounts[i]` is in base units of `steps[i].from`. */
  readonly amounts: readonly bigint[];
  /** Micro-USD that each step deducts from the amount. */
  readonly losses: readonly number[];
}

/**
 * Computes the path forwards from the sent amount, or backwards from the received one. `null` when nothing
 * would arrive.
 */
export function walkPath(
  steps: readonly PaymentStep[],
  asked: { readonly exact: "in" | "out"; readonly amount: bigint },
  market: Market,
): WalkedPath | null {
  const exact = steps.map((step) => exactStep(step, market));
  const amounts = [asked.amount];
  if (asked.exact === "in") {
    for (const step of exact) amounts.push(arrivingUnits(step, amounts.at(-1)!));
    if (amounts.some((amount) => amount <= 0n)) return null;
  } else {
    for (const step of exact.toReversed()) {
      const needed = neededUnits(step, amounts[0]!);
      if (needed === null) return null;
      amounts.unshift(needed);
    }
  }
  return {
    steps,
    amounts,
    losses: exact.map((step, at) => lossOf(step, [amounts[at]!, amounts[at + 1]!], market)),
  };
}

/** The cost of a step, rounded up once: value before minus value after, at the same prices. */
function lossOf(
  { from, to }: ExactStep,
  [given, got]: readonly [bigint, bigint],
  { prices }: Market,
): number {
  const before = given * prices.get(from)!.usdE8 * 10n ** BigInt(to.decimals);
  const after = got * prices.get(to)!.usdE8 * 10n ** BigInt(from.decimals);
  const scale = 10n ** BigInt(from.decimals + to.decimals) * PRICE_SCALE;
  return before > after ? Number(ceilDiv(before - after, scale)) : 0;
}
