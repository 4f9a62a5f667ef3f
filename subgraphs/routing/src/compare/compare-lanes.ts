import { walkPath } from "../exact-path.ts";
import type { Market } from "../market.ts";
import type { PaymentGraph, PaymentStep } from "../payment-graph.ts";
import type { ForeignQuote } from "./foreign-quote.ts";

/** A lane's result for a payment that another service has quoted. */
export interface LaneDifference {
  /** The catalogue's id of the bridge. */
  readonly carrier: string;
  /** Whether the other service uses the same bridge. */
  readonly same: boolean;
  /** Base units that arrive; `null` when fees take all of it or the amount is out of the lane's range. */
  readonly received: bigint | null;
  /** Difference from the other service's amount in base units; positive when the lane delivers more. */
  readonly more: bigint | null;
  /** The same in basis points of the other service's amount. */
  readonly moreBasisPoints: number | null;
  readonly seconds: number;
  /** Difference from the other service's seconds, positive when slower; `null` when it states none. */
  readonly longerSeconds: number | null;
  /** Micro-USD: gas on both sides and fees paid in addition to the amount. */
  readonly besideMicroUsd: number;
}

/** How the catalogue's lanes between the same two assets differ from a quote, at the standard gas tier. */
export function compareLanes(quote: ForeignQuote, { steps }: PaymentGraph, market: Market): LaneDifference[] {
  const { asset: from } = quote.from;
  const { asset: to } = quote.to;
  if (from === null || to === null) return [];
  return steps
    .filter((step) => step.from === from && step.to === to && step.tier === "standard")
    .map((step) => differenceOf(quote, step, market))
    .sort((a, b) => Number(b.same) - Number(a.same) || a.carrier.localeCompare(b.carrier));
}

function differenceOf(quote: ForeignQuote, step: PaymentStep, market: Market): LaneDifference {
  const received = walkPath([step], { exact: "in", amount: quote.sent }, market)?.amounts[1] ?? null;
  const more = received === null ? null : received - quote.received;
  const seconds = Math.round(step.p50 / 1_000);
  return {
    carrier: step.carrier.id,
    same: step.carrier.id === quote.carrier,
    received,
    more,
    moreBasisPoints: more === null || quote.received === 0n ? null : basisPoints(more, quote.received),
    seconds,
    longerSeconds: quote.seconds === null ? null : seconds - Math.round(quote.seconds),
    besideMicroUsd: step.gas + step.beside,
  };
}

/** Rounds to a tenth. */
function basisPoints(part: bigint, whole: bigint): number {
  return Number((part * 1_000_000n) / whole) / 100;
}
