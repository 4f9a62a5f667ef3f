import { TIERS, type Tier, type TierFee } from "../../market/fees/network-fees.ts";
import { BLOCK_SECONDS, BLOCK_VSIZE, blockWait, type Competition } from "./block-wait.ts";
import type { Queued } from "./mempool.ts";

/** The mempool at a time. */
export interface QueueView {
  readonly queue: readonly Queued[];
  /** Minimum rate that the node accepts, in satoshi per 1,000 virtual bytes. */
  readonly minRate: number;
  /** Unix times in seconds. */
  readonly now: number;
  readonly lastBlock: number;
}

/** A tier's promise: inclusion within so many blocks with this probability. */
const TARGETS: Record<Tier, { readonly blocks: number; readonly probability: number }> = {
  slow: { blocks: 20, probability: 0.8 },
  standard: { blocks: 5, probability: 0.8 },
  fast: { blocks: 2, probability: 0.9 },
};
/** Smoothing of the inflow: this many seconds at the rate of a network with full blocks. */
const PRIOR_SECONDS = 120;
const CONGESTED_BLOCKS = 6;

/** The lowest rate that keeps the promise of each tier, or else the best available rate. */
export function priceQueue(view: QueueView): Record<Tier, TierFee> {
  const rates = candidates(view);
  const competitionAt = competition(view);
  const price = (tier: Tier): TierFee => {
    const promise = TARGETS[tier];
    const rate = lowest(rates, (bid) =>
      blockWait(competitionAt(bid)).within.some(
        ({ blocks, probability }) => blocks <= promise.blocks && probability >= promise.probability,
      ),
    );
    const inclusion = blockWait(competitionAt(rate));
    return { price: BigInt(rate), maxPrice: BigInt(rate), tip: BigInt(rate), inclusion };
  };
  return Object.fromEntries(TIERS.map((tier) => [tier, price(tier)])) as Record<Tier, TierFee>;
}

/** Congestion: how much of the next six blocks the queue fills, 0..1. */
export function queueCongestion(queue: readonly Queued[]): number {
  return Math.min(1, vsizeOf(queue) / (CONGESTED_BLOCKS * BLOCK_VSIZE));
}

/**
 * The competition of a bid at a rate. Since the last block nothing has left the queue, so its arrivals since
 * then are complete.
 */
function competition({ queue, now, lastBlock }: QueueView): (rate: number) => Competition {
  const sorted = queue.toSorted((a, b) => b.rate - a.rate);
  const ahead = [0];
  const came = [0];
  for (const [i, { vsize, time }] of sorted.entries()) {
    ahead.push(ahead[i]! + vsize);
    came.push(came[i]! + (time > lastBlock ? vsize : 0));
  }
  const all = Math.max(1, ahead.at(-1)!);
  const seconds = Math.max(0, now - lastBlock) + PRIOR_SECONDS;
  return (rate) => {
    const rivals = firstIndex(sorted.length, (i) => sorted[i]!.rate < rate);
    const prior = PRIOR_SECONDS * (BLOCK_VSIZE / BLOCK_SECONDS) * (ahead[rivals]! / all);
    return { ahead: ahead[rivals]!, inflow: (came[rivals]! + prior) / seconds };
  };
}

/** Whole rates worth bidding, ascending: the minimum, and one above each rate in the queue. */
function candidates({ queue, minRate }: QueueView): number[] {
  const rates = new Set([Math.ceil(minRate)]);
  for (const { rate } of queue) if (rate >= minRate) rates.add(Math.floor(rate) + 1);
  return [...rates].sort((a, b) => a - b);
}

/** The first of ascending rates that keeps the promise, or the last: a higher bid never waits longer. */
function lowest(rates: readonly number[], keeps: (rate: number) => boolean): number {
  return rates[firstIndex(rates.length - 1, (i) => keeps(rates[i]!))]!;
}

/** The first index below `length` at which a monotonic condition holds; `length` when it never does. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function vsizeOf(queue: readonly Queued[]): number {
  return queue.reduce((sum, { vsize }) => sum + vsize, 0);
}
