import type { Network } from "@tetron/domain/network";
import { standIn } from "../../provenance.ts";
import type { Inclusion } from "./inclusion.ts";
import {
  type DataFee,
  type FeeUnit,
  type NetworkFees,
  TIERS,
  type Tier,
  type TierFee,
} from "./network-fees.ts";

/** What a network cost on a day, as a public page stated it. */
interface FeeRow {
  readonly unit: FeeUnit;
  /** The part of the price that everybody pays, in the network's fee unit. */
  readonly base: bigint;
  /** Tips of the tiers, slow first. */
  readonly tips: readonly [bigint, bigint, bigint];
  readonly perSignature?: bigint;
  readonly dataFee?: DataFee;
  readonly blockSeconds: number;
  /** ISO date of the statement. */
  readonly asOf: string;
  readonly source: string;
}

const GWEI = 1_000_000_000n;

/** A stand-in must cover a busier day than the one it describes. */
const CEILING = 10n;

/** Blocks that each tier usually takes: half of the time, and nearly always; `null` is nobody knows. */
const USUAL_BLOCKS: Record<Tier, readonly [p50: number, p95: number | null]> = {
  slow: [10, null],
  standard: [2, 6],
  fast: [1, 3],
};

/**
 * The shipped fees. Data fees are those of an Ethereum base fee of 1 gwei, and of a tenth of it on Arbitrum,
 * which posts in batches.
 */
const ROWS: Readonly<Record<Network, FeeRow>> = {
  ethereum: {
    unit: "wei/gas",
    base: 33_000_000n,
    tips: [1_000_000n, 10_000_000n, 100_000_000n],
    blockSeconds: 12,
    asOf: "2026-03-01",
    source: "https://gomtu.xyz/articles/en/gas-fees-explained",
  },
  polygon: {
    unit: "wei/gas",
    base: 25n * GWEI,
    tips: [25n * GWEI, 30n * GWEI, 50n * GWEI],
    blockSeconds: 2,
    asOf: "2026-03-01",
    source: "https://docs.polygon.technology/pos/concepts/transactions/eip-1559/",
  },
  bsc: {
    unit: "wei/gas",
    base: 0n,
    tips: [50_000_000n, 50_000_000n, 100_000_000n],
    blockSeconds: 0.75,
    asOf: "2026-03-01",
    source: "https://docs.bnbchain.org/bnb-smart-chain/introduction/",
  },
  arbitrum: {
    unit: "wei/gas",
    base: 20_000_000n,
    tips: [0n, 0n, 0n],
    dataFee: { minimum: 0n, fixed: 0n, perByte: 1_600_000_000n },
    blockSeconds: 0.25,
    asOf: "2026-03-01",
    source: "https://docs.arbitrum.io/how-arbitrum-works/gas-fees",
  },
  base: {
    unit: "wei/gas",
    base: 2_000_000n,
    tips: [1_000_000n, 1_000_000n, 10_000_000n],
    dataFee: { minimum: 3_600_000_000n, fixed: 0n, perByte: 36_000_000n },
    blockSeconds: 2,
    asOf: "2026-02-04",
    source: "https://docs.base.org/base-chain/network-information/configuration-changelog",
  },
  optimism: {
    unit: "wei/gas",
    base: 1_000_000n,
    tips: [1_000_000n, 1_000_000n, 10_000_000n],
    dataFee: { minimum: 8_400_000_000n, fixed: 0n, perByte: 84_000_000n },
    blockSeconds: 2,
    asOf: "2026-03-01",
    source: "https://docs.optimism.io/concepts/transactions/fees",
  },
  bitcoin: {
    unit: "sat/kvB",
    base: 0n,
    tips: [1_000n, 1_000n, 2_000n],
    blockSeconds: 600,
    asOf: "2026-05-08",
    source: "https://blofin.com/academy/education/why-are-bitcoin-fees-so-high",
  },
  solana: {
    unit: "microlamport/CU",
    base: 0n,
    tips: [1_000n, 10_000n, 100_000n],
    perSignature: 5_000n,
    blockSeconds: 0.4,
    asOf: "2026-03-01",
    source: "https://solana.com/docs/core/fees",
  },
};

/**
 * The fees that stand in where a network's nodes do not answer. They are dated, never live, and their
 * inclusion is what is usual, without probabilities.
 *
 * @param problem - Why the nodes did not answer.
 */
export function tableFees(network: Network, problem: string, now = new Date()): NetworkFees {
  const row = ROWS[network];
  const tiers = TIERS.map((tier, i) => [tier, tierOf(tier, row, row.tips[i]!)]);
  return {
    network,
    unit: row.unit,
    tiers: Object.fromEntries(tiers) as Record<Tier, TierFee>,
    perSignature: row.perSignature ?? 0n,
    dataFee: row.dataFee ?? null,
    blockSeconds: row.blockSeconds,
    congestion: 0.5,
    provenance: standIn("table", new Date(row.asOf), now, problem),
    notes: [`fees of ${row.asOf}, stated by ${row.source}; congestion is not known`],
  };
}

function tierOf(tier: Tier, { base, blockSeconds }: FeeRow, tip: bigint): TierFee {
  const [p50, p95] = USUAL_BLOCKS[tier];
  const inclusion: Inclusion = {
    within: [],
    secondsP50: p50 * blockSeconds,
    secondsP95: p95 === null ? null : p95 * blockSeconds,
    mayNotLand: p95 === null,
  };
  const price = base + tip;
  return { price, maxPrice: price * CEILING, tip, inclusion };
}
