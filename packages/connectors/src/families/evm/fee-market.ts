import { evenInclusion, replayedCurve } from "../../market/fees/inclusion.ts";
import { TIERS, type Tier, type TierFee } from "../../market/fees/network-fees.ts";

/** The answer of `eth_feeHistory` for n consecutive blocks, oldest first. */
export interface FeeHistory {
  /** Wei; n + 1 of them: the last is that of the next block. */
  readonly baseFees: readonly bigint[];
  /** Share of its gas limit that each block used, 0..1. */
  readonly gasUsedRatios: readonly number[];
  /** Wei; for each block the tips at {@link TIP_PERCENTILES}, ascending. An empty block has zeros. */
  readonly tips: readonly (readonly bigint[])[];
}

/** The rules of one network's fee market. */
export interface MarketRules {
  /** Maximum rise of the base fee per block, in thousandths. */
  readonly risePerMille: number;
  /** Minimum tip that the network's nodes accept, in wei. */
  readonly minTip: bigint;
}

/** Percentiles requested of the tips in a block, weighted by gas. */
export const TIP_PERCENTILES = [5, 10, 50, 90] as const;

/** Number of blocks for tips and congestion; the replay uses all available ones. */
const RECENT = 20;
/**
 * Share of a block's gas limit. Unused gas below it counts as gas at the minimum tip, so that the few
 * transactions of an idle chain do not set the price.
 */
const IDLE_BELOW = 0.25;
/** On an idle chain, paid tips this many times the required one are reported as a doubt. */
const FAR_ABOVE = 10n;
/** A block that used more than this share of its limit excluded transactions. */
const FULL = 0.95;
const LOWEST = 0;
/** Each tier's tip (index of the percentile), and how many rises of the base fee it covers. */
const BIDS: Record<Tier, { readonly tip: number; readonly rises: number }> = {
  slow: { tip: 1, rises: 0 },
  standard: { tip: 2, rises: 3 },
  fast: { tip: 3, rises: 6 },
};

/**
 * Prices of the three tiers from the recent blocks.
 *
 * A tier's tip is the median of its percentile over the gas of the recent blocks: used gas at the tip that it
 * paid, idle gas at the minimum tip. Its ceiling is the next base fee after the rises that it covers, plus
 * the tip; `slow` covers none, so it waits while the base fee is higher than now and may never be included.
 * Inclusion is the replay of the same bid at each past block: a block includes it when its ceiling covers the
 * base fee and, if the block is full, it outbids the lowest twentieth.
 *
 * @param blockSeconds - Mean time between blocks.
 */
export function priceTiers(
  history: FeeHistory,
  rules: MarketRules,
  blockSeconds: number,
): Record<Tier, TierFee> {
  const price = (tier: Tier): TierFee => {
    const { tip: percentile, rises } = BIDS[tier];
    const next = history.baseFees.at(-1)!;
    const tip = tipOf(history, percentile, rules.minTip);
    const ceiling = (base: bigint) => risen(base, rises, rules.risePerMille) + tip;
    const curve = replayedCurve(history.gasUsedRatios.length, (start, block) => {
      const room = ceiling(history.baseFees[start]!) - history.baseFees[block]!;
      const paid = room < tip ? room : tip;
      return isAdmitted(history, block, paid, rules.minTip);
    });
    const inclusion = evenInclusion(curve, blockSeconds);
    return { price: next + tip, maxPrice: ceiling(next), tip, inclusion };
  };
  return Object.fromEntries(TIERS.map((tier) => [tier, price(tier)])) as Record<Tier, TierFee>;
}

/** Congestion: the mean share of gas used over the last 20 blocks, 0..1. */
export function gasCongestion({ gasUsedRatios }: FeeHistory): number {
  const recent = gasUsedRatios.slice(-RECENT);
  const mean = recent.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, recent.length);
  return Math.min(1, mean);
}

/** Doubts about the prices: transactions that paid far more than an idle chain requires. */
export function tipDoubts(history: FeeHistory, { minTip }: MarketRules): string[] {
  const { tip: percentile } = BIDS.fast;
  const asked = tipOf(history, percentile, minTip);
  const paid = weightedMedian(usedGas(history, percentile));
  if (paid === undefined || paid <= asked * FAR_ABOVE) return [];
  return [`the chain is idle, and the few that use it paid tips of ${paid} wei where ${asked} is enough`];
}

function tipOf(history: FeeHistory, percentile: number, minTip: bigint): bigint {
  const idle = history.gasUsedRatios
    .slice(-RECENT)
    .reduce((sum, ratio) => sum + Math.max(0, IDLE_BELOW - ratio), 0);
  const median = weightedMedian([{ value: minTip, weight: idle }, ...usedGas(history, percentile)]) ?? minTip;
  return median > minTip ? median : minTip;
}

interface Weighed {
  readonly value: bigint;
  readonly weight: number;
}

/** Tips paid for the gas of the recent blocks, weighted by the share of gas used, at most 1. */
function usedGas({ tips, gasUsedRatios }: FeeHistory, percentile: number): Weighed[] {
  return tips
    .map((block, i) => ({ value: block[percentile]!, weight: Math.min(1, gasUsedRatios[i]!) }))
    .slice(-RECENT);
}

/** The least value that more than half of the weight does not exceed; `undefined` without weight. */
function weightedMedian(weighed: readonly Weighed[]): bigint | undefined {
  const sorted = weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const { value, weight } of sorted) {
    below += weight;
    if (below > half) return value;
  }
  return sorted.at(-1)?.value;
}

function isAdmitted(
  { tips, gasUsedRatios }: FeeHistory,
  block: number,
  paid: bigint,
  minTip: bigint,
): boolean {
  return paid >= minTip && (gasUsedRatios[block]! <= FULL || paid > tips[block]![LOWEST]!);
}

function risen(baseFee: bigint, rises: number, perMille: number): bigint {
  let fee = baseFee;
  for (let i = 0; i < rises; i++) fee += (fee * BigInt(perMille) + 999n) / 1_000n;
  return fee;
}
