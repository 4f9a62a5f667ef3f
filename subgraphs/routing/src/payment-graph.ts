import { feeOf } from "@tetron/connectors/market/fees/fee-of";
import { type NetworkFees, TIERS, type Tier } from "@tetron/connectors/market/fees/network-fees";
import { ASSETS, type Asset, nativeAsset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { Carrier, Catalogue, Lane } from "./catalogue/catalogue.ts";
import { successPpm, timeSpread } from "./estimates/predict.ts";
import type { Market } from "./market.ts";
import { worthUp } from "./money.ts";
import { buildGraph, type Edge, type Graph } from "./router/graph.ts";
import { MAX_MICRO_USD } from "./router/step.ts";

/** The step that an edge of the graph represents. */
export interface PaymentStep {
  readonly carrier: Carrier;
  readonly tier: Tier;
  readonly from: Asset;
  readonly to: Asset;
  readonly lane: Lane;
  /** Millionths of the amount. */
  readonly ppm: number;
  /** Micro-USD: deduction from the amount, and holdings of each side of the pool (0: no pool). */
  readonly flat: number;
  readonly depth: number;
  /** Micro-USD: gas on both sides, and other fees in addition to the amount. */
  readonly gas: number;
  readonly beside: number;
  /** Minimum and maximum amount, micro-USD. */
  readonly min: number;
  readonly max: number;
  /** Milliseconds; a p95 of `null` may never be reached. */
  readonly p50: number;
  readonly p95: number | null;
  /** Micro-nats. */
  readonly risk: number;
}

/** The router's graph with the meaning of its indices. */
export interface PaymentGraph {
  readonly graph: Graph;
  /** By edge. */
  readonly steps: readonly PaymentStep[];
  /** By carrier id: the edges' `via`. */
  readonly viaOf: ReadonlyMap<string, number>;
}

/** The router's node for an asset. */
export function nodeOf(asset: Asset): number {
  return ASSETS.indexOf(asset);
}

/** Every lane at every gas tier, priced on the market. */
export function buildPaymentGraph(catalogue: Catalogue, market: Market, now: number): PaymentGraph {
  const viaOf = new Map(catalogue.carriers.map(({ id }, via) => [id, via]));
  const steps = catalogue.lanes.flatMap((lane) =>
    TIERS.flatMap((tier) => stepOf(lane, tier, { market, now }) ?? []),
  );
  const edges = steps.map((step): Edge => {
    const { ppm, flat, depth, min, risk } = step;
    return {
      from: nodeOf(step.from),
      to: nodeOf(step.to),
      via: viaOf.get(step.carrier.id)!,
      pays: step.lane.paysRecipient,
      gas: step.gas + step.beside,
      flat,
      ppm,
      depth,
      min,
      max: Math.min(step.max, MAX_MICRO_USD),
      time: step.p50,
      risk,
    };
  });
  return { graph: buildGraph(ASSETS.length, edges), steps, viaOf };
}

/** `undefined` when a price or a fee is missing, or the tier is not included in a block. */
function stepOf(
  lane: Lane,
  tier: Tier,
  { market, now }: { market: Market; now: number },
): PaymentStep | undefined {
  const { carrier, from, to, destinationWork } = lane;
  const source = market.fees.get(from.network);
  const destination = market.fees.get(to.network);
  const coin = coinOf(market, from.network);
  const otherCoin = coinOf(market, to.network);
  const priced = market.prices.has(from) && market.prices.has(to);
  if (source === undefined || destination === undefined || !priced || coin === null || otherCoin === null)
    return;
  const inclusion = inclusionOf(source, tier);
  const claim = destinationWork?.paid === "beside" ? inclusionOf(destination, "standard") : AT_ONCE;
  if (inclusion === null || claim === null) return;

  const sourceGas = Number(coin.worth(feeOf(source, tier, lane.sourceWork)));
  const otherGas =
    destinationWork === null
      ? 0
      : Number(otherCoin.worth(feeOf(destination, "standard", destinationWork.work)));
  const beside = besideOf(lane, coin);
  // A fee beyond the largest amount is a node's error; drop the lane.
  if (sourceGas + otherGas + beside > MAX_MICRO_USD) return;
  const estimate = market.estimates.get(carrier.id);
  const time = addSpreads([inclusion, timeSpread(lane.time, estimate, now), claim]);
  return {
    carrier,
    tier,
    from,
    to,
    lane,
    ppm: lane.ppm,
    flat:
      destinationWork?.paid === "amount"
        ? Math.max(otherGas + destinationWork.surcharge, destinationWork.least)
        : 0,
    depth: lane.depth,
    gas: sourceGas + (destinationWork?.paid === "beside" ? otherGas : 0),
    beside,
    min: lane.min,
    max: lane.max,
    ...time,
    risk: microNats(successPpm(carrier.success, estimate, now)) + inclusion.risk + claim.risk,
  };
}

const AT_ONCE = { p50: 0, p95: 0, risk: 0 };

interface Coin {
  readonly worth: (units: bigint) => bigint;
}

function coinOf({ prices }: Market, network: Network): Coin | null {
  const asset = nativeAsset(network);
  const price = prices.get(asset)?.usdE8;
  return price === undefined ? null : { worth: (units) => worthUp(units, asset, price) };
}

function besideOf({ flat }: Lane, coin: Coin): number {
  if (flat === null) return 0;
  return "microUsd" in flat ? flat.microUsd : Number(coin.worth(flat.coin));
}

/**
 * Share of slow-tier transactions that are included, where no better figure is available: 159 of 194 on a
 * congested chain.
 */
const SLOW_LANDS = 0.82;

/** Waiting for a block is not a risk; possibly never being included is. */
function inclusionOf(fees: NetworkFees, tier: Tier) {
  const { secondsP50, secondsP95, mayNotLand, within } = fees.tiers[tier].inclusion;
  if (secondsP50 === null) return null;
  const landed = within.at(-1)?.probability ?? SLOW_LANDS;
  return {
    p50: Math.round(secondsP50 * 1_000),
    p95: secondsP95 === null ? null : Math.round(secondsP95 * 1_000),
    risk: mayNotLand ? microNats(Math.round(landed * 1e6)) : 0,
  };
}

/** `-ln(ppm / 10^6) * 10^6`, whole. */
export function microNats(ppm: number): number {
  return Math.max(0, Math.round(-Math.log(ppm / 1e6) * 1e6));
}

/**
 * The spread of independent consecutive waits: medians add up, and the distances from median to p95 add up in
 * quadrature.
 */
export function addSpreads(spreads: readonly { p50: number; p95: number | null }[]): {
  p50: number;
  p95: number | null;
} {
  const p50 = spreads.reduce((sum, spread) => sum + spread.p50, 0);
  if (spreads.some(({ p95 }) => p95 === null)) return { p50, p95: null };
  const squares = spreads.reduce((sum, spread) => sum + (spread.p95! - spread.p50) ** 2, 0);
  return { p50, p95: p50 + Math.round(Math.sqrt(squares)) };
}
