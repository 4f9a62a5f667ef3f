import type { Network } from "@tetron/domain/network";
import type { Provenance } from "../../provenance.ts";
import type { Inclusion } from "./inclusion.ts";

/** How much is paid for speed, in ascending order of price. */
export const TIERS = ["slow", "standard", "fast"] as const;

/** One of {@link TIERS}. */
export type Tier = (typeof TIERS)[number];

/**
 * What a network prices, and in what.
 *
 * - `wei/gas`: wei of one unit of gas.
 * - `sat/kvB`: satoshi of 1,000 virtual bytes, so that rates below 1 sat/vB stay whole numbers.
 * - `microlamport/CU`: millionths of a lamport of one compute unit.
 */
export type FeeUnit = "wei/gas" | "sat/kvB" | "microlamport/CU";

/** The price of one tier, in the network's fee unit. */
export interface TierFee {
  /** What one unit is expected to cost in the next block. */
  readonly price: bigint;
  /** What one unit may cost at most, `>= price`: EIP-1559's maxFeePerGas. */
  readonly maxPrice: bigint;
  /** The part of `price` that goes to the block's maker: EIP-1559's maxPriorityFeePerGas. */
  readonly tip: bigint;
  readonly inclusion: Inclusion;
}

/**
 * What a rollup charges for publishing a transaction on its parent chain, in wei:
 * `max(minimum, fixed + perByte * bytes)`. `fixed` may be negative.
 */
export interface DataFee {
  readonly minimum: bigint;
  readonly fixed: bigint;
  readonly perByte: bigint;
}

/** Everything that a transaction on a network costs at this moment. */
export interface NetworkFees {
  readonly network: Network;
  readonly unit: FeeUnit;
  readonly tiers: Readonly<Record<Tier, TierFee>>;
  /** Base units of the native coin for each signature: 5,000 lamports on Solana, 0 elsewhere. */
  readonly perSignature: bigint;
  /** `null` on a network that publishes nowhere else. */
  readonly dataFee: DataFee | null;
  /** Mean time between blocks, in seconds. */
  readonly blockSeconds: number;
  /**
   * 0..1: how much of the block space that could be had is contested; 0 is empty blocks, 1 is that nobody
   * gets in without outbidding somebody. EVM: mean share of gas used over the last 20 blocks. Bitcoin: how
   * much of the next six blocks the mempool fills. Solana: share of recent slots that no transaction without
   * a priority fee got into.
   */
  readonly congestion: number;
  readonly provenance: Provenance;
  /** What a careful reader should know, such as a cross-check that disagrees. */
  readonly notes: readonly string[];
}
