import type { Network } from "@tetron/domain/network";
import type { Provenance } from "../../provenance.ts";
import type { Inclusion } from "./inclusion.ts";

/** Price levels, ascending. */
export const TIERS = ["slow", "standard", "fast"] as const;

/** One of {@link TIERS}. */
export type Tier = (typeof TIERS)[number];

/**
 * The unit of a network's prices.
 *
 * - `wei/gas`: wei per unit of gas.
 * - `sat/kvB`: satoshi per 1,000 virtual bytes, so that rates below 1 sat/vB are integers.
 * - `microlamport/CU`: millionths of a lamport per compute unit.
 */
export type FeeUnit = "wei/gas" | "sat/kvB" | "microlamport/CU";

/** The price of one tier, in the network's fee unit. */
export interface TierFee {
  /** Expected cost of one unit in the next block. */
  readonly price: bigint;
  /** Maximum cost of one unit, `>= price`: EIP-1559's maxFeePerGas. */
  readonly maxPrice: bigint;
  /** The part of `price` that goes to the block's producer: EIP-1559's maxPriorityFeePerGas. */
  readonly tip: bigint;
  readonly inclusion: Inclusion;
}

/**
 * A rollup's charge for publishing a transaction on its parent chain, in wei:
 * `max(minimum, fixed + perByte * bytes)`. `fixed` may be negative.
 */
export interface DataFee {
  readonly minimum: bigint;
  readonly fixed: bigint;
  readonly perByte: bigint;
}

/** Everything that determines the cost of a transaction on a network now. */
export interface NetworkFees {
  readonly network: Network;
  readonly unit: FeeUnit;
  readonly tiers: Readonly<Record<Tier, TierFee>>;
  /** Base units of the native coin for each signature: 5,000 lamports on Solana, 0 elsewhere. */
  readonly perSignature: bigint;
  /** `null` on a network that publishes no data on another chain. */
  readonly dataFee: DataFee | null;
  /** Mean time between blocks, in seconds. */
  readonly blockSeconds: number;
  /**
   * 0..1: how much of the available block space is contested. 0 is empty blocks; at 1, a transaction must
   * outbid another to be included. EVM: mean share of gas used over the last 20 blocks. Bitcoin: how much of
   * the next six blocks the mempool fills. Solana: share of recent slots without any transaction that paid no
   * priority fee.
   */
  readonly congestion: number;
  readonly provenance: Provenance;
  /** Caveats, such as a cross-check that disagrees. */
  readonly notes: readonly string[];
}
