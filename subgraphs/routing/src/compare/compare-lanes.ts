import { walkPath } from "../exact-path.ts";
import type { Market } from "../market.ts";
import type { PaymentGraph, PaymentStep } from "../payment-graph.ts";
import type { ForeignQuote } from "./foreign-quote.ts";

/** What a lane of the catalogue makes of a payment that another service has quoted. */
export interface LaneDifference {
  /** The catalogue's id of the bridge. */
  readonly carrier: string;
  /** Whether the other service goes by the same bridge. */
  readonly same: boolean;
  /** Base units of the token that arrives; `null` when fees take all of it or the amount is out of the lane's range. */
  readonly received: bigint | null;
  /** Base units more than the other service says, negative for less. */
  readonly more: bigint | null;
  /** The same in hundredths of a percent of what the other service says. */
  readonly moreBasisPoints: number | null;
  readonly seconds: number;
  /** Seconds longer than the other service says; `null` when it does not say. */
  readonly longerSeconds: number | null;
  /** Micro-USD: gas of both sides and fees that are paid beside the amount. */
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

/** To a tenth. */
function basisPoints(part: bigint, whole: bigint): number {
  return Number((part * 1_000_000n) / whole) / 100;
}
