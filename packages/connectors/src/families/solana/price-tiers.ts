import { evenInclusion, replayedCurve } from "../../market/fees/inclusion.ts";
import { TIERS, type Tier, type TierFee } from "../../market/fees/network-fees.ts";

/** Inclusion prices of one slot. */
export interface SlotFee {
  readonly slot: number;
  /** Lowest price of a compute unit in the slot, in millionths of a lamport. */
  readonly lowest: bigint;
}

/**
 * A tier pays the percentile of the slots' lowest prices, but at least its floor: the reported price is the
 * lowest included one, often 0, and does not count failed attempts.
 */
const BIDS: Record<Tier, { readonly percentile: number; readonly floor: bigint }> = {
  slow: { percentile: 0.5, floor: 1_000n },
  standard: { percentile: 0.75, floor: 10_000n },
  fast: { percentile: 0.95, floor: 100_000n },
};

/** Prices of the three tiers from the recent slots, ascending by slot. */
export function priceSlots(slots: readonly SlotFee[], slotSeconds: number): Record<Tier, TierFee> {
  const sorted = slots.map(({ lowest }) => lowest).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const price = (tier: Tier): TierFee => {
    const { percentile, floor } = BIDS[tier];
    const paid = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * percentile))] ?? 0n;
    const bid = paid > floor ? paid : floor;
    const curve = replayedCurve(slots.length, (_start, slot) => bid >= slots[slot]!.lowest);
    return { price: bid, maxPrice: bid, tip: bid, inclusion: evenInclusion(curve, slotSeconds) };
  };
  return Object.fromEntries(TIERS.map((tier) => [tier, price(tier)])) as Record<Tier, TierFee>;
}

/** Congestion: share of slots without any transaction that paid no priority fee, 0..1. */
export function slotCongestion(slots: readonly SlotFee[]): number {
  return slots.filter(({ lowest }) => lowest > 0n).length / Math.max(1, slots.length);
}
