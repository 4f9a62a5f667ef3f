import { type ChainNetwork, isSimulated, type Network } from "@tetron/domain/network";
import { createTableProvenance } from "../../provenance.ts";
import type { Dated } from "../../shelf-life.ts";
import type { Inclusion } from "./inclusion.ts";
import {
  type DataFee,
  type FeeUnit,
  type NetworkFees,
  TIERS,
  type Tier,
  type TierFee,
} from "./network-fees.ts";

/** Fees of a network on a day, as stated by a public page. */
interface FeeRow {
  readonly unit: FeeUnit;
  /** The part of the price that is the same for all, in the network's fee unit. */
  readonly base: bigint;
  /** Tips of the tiers, slow first. */
  readonly tips: readonly [bigint, bigint, bigint];
  readonly perSignature?: bigint;
  readonly dataFee?: DataFee;
  readonly price: Statement;
  readonly blockSeconds: number;
  readonly block: Statement;
}

/** `documented`: stated on the page. `estimate`: the page states how the fee works, the numbers are judged. */
type Basis = "documented" | "estimate";

/** The public page of a number, and when the number was last compared with it. */
interface Statement {
  readonly page: string;
  /** `documented` when absent. */
  readonly basis?: Basis;
  /** ISO date. */
  readonly compared: string;
}

/** Days for which a stated fee is reliable: networks have changed fees greatly within half a year. */
const FEE_DAYS = 180;
/** Days for which a network's time between blocks is reliable; forks change it. */
const BLOCK_DAYS = 365;

const GWEI = 1_000_000_000n;

/** Maximum price over price: a fallback must also cover a busier day than its own. */
const CEILING = 10n;

/** Blocks that each tier takes: median and 95th percentile; `null` when unknown. */
const USUAL_BLOCKS: Record<Tier, readonly [p50: number, p95: number | null]> = {
  slow: [10, null],
  standard: [2, 6],
  fast: [1, 3],
};

/** What the simulated network takes, which is made up. */
const SIMULATED: FeeRow = {
  ...{ unit: "wei/gas", base: GWEI, tips: [1n, 2n, 3n], blockSeconds: 2 },
  price: { page: "docs/simulation.md", basis: "estimate", compared: "2026-11-29" },
  block: { page: "docs/simulation.md", compared: "2026-11-29" },
};

/**
 * The shipped fees. Data fees are those of an Ethereum base fee of 1 gwei, and of a tenth of it on Arbitrum,
 * which posts in batches.
 */
const ROWS: Readonly<Record<ChainNetwork, FeeRow>> = {
  ethereum: {
    unit: "wei/gas",
    base: 33_000_000n,
    tips: [1_000_000n, 10_000_000n, 100_000_000n],
    price: { page: "https://gomtu.xyz/articles/en/gas-fees-explained", compared: "2026-03-01" },
    blockSeconds: 12,
    block: { page: "https://ethereum.org/developers/docs/consensus-mechanisms/pos/", compared: "2026-11-28" },
  },
  polygon: {
    unit: "wei/gas",
    base: 30n * GWEI,
    tips: [25n * GWEI, 35n * GWEI, 70n * GWEI],
    price: {
      page: "https://docs.polygon.technology/pos/concepts/transactions/eip-1559/",
      compared: "2026-11-28",
    },
    blockSeconds: 2,
    block: {
      page: "https://docs.polygon.technology/pos/concepts/transactions/eip-1559/",
      compared: "2026-03-01",
    },
  },
  bsc: {
    unit: "wei/gas",
    base: 0n,
    tips: [50_000_000n, 50_000_000n, 100_000_000n],
    price: {
      page: "https://rfq.news/binancecoin/bnb-smart-chain-validators-finalize-massive-gas-fee-reduction-to-0-05-gwei",
      compared: "2026-11-28",
    },
    blockSeconds: 0.45,
    block: { page: "https://docs.bnbchain.org/announce/fermi-bsc", compared: "2026-11-28" },
  },
  arbitrum: {
    unit: "wei/gas",
    base: 20_000_000n,
    tips: [0n, 0n, 0n],
    dataFee: { minimum: 0n, fixed: 0n, perByte: 1_600_000_000n },
    price: { page: "https://onchainanalytics.taslimi.xyz/gas-fees/arbitrum", compared: "2026-11-28" },
    blockSeconds: 0.25,
    block: { page: "https://docs.arbitrum.io/how-arbitrum-works/gas-fees", compared: "2026-03-01" },
  },
  base: {
    unit: "wei/gas",
    base: 5_000_000n,
    tips: [1_000_000n, 1_000_000n, 10_000_000n],
    dataFee: { minimum: 3_600_000_000n, fixed: 0n, perByte: 36_000_000n },
    price: {
      page: "https://docs.base.org/base-chain/network-information/configuration-changelog",
      compared: "2026-11-28",
    },
    blockSeconds: 2,
    block: {
      page: "https://docs.base.org/base-chain/network-information/configuration-changelog",
      compared: "2026-02-04",
    },
  },
  optimism: {
    unit: "wei/gas",
    base: 1_000_000n,
    tips: [1_000_000n, 1_000_000n, 10_000_000n],
    dataFee: { minimum: 8_400_000_000n, fixed: 0n, perByte: 84_000_000n },
    price: {
      page: "https://docs.optimism.io/concepts/transactions/fees",
      basis: "estimate",
      compared: "2026-03-01",
    },
    blockSeconds: 2,
    block: { page: "https://docs.optimism.io/concepts/transactions/fees", compared: "2026-03-01" },
  },
  bitcoin: {
    unit: "sat/kvB",
    base: 0n,
    tips: [1_000n, 1_000n, 2_000n],
    price: {
      page: "https://blofin.com/academy/education/why-are-bitcoin-fees-so-high",
      compared: "2026-05-08",
    },
    blockSeconds: 600,
    block: { page: "https://bitcoin.org/bitcoin.pdf", compared: "2026-11-21" },
  },
  solana: {
    unit: "microlamport/CU",
    base: 0n,
    tips: [1_000n, 10_000n, 100_000n],
    perSignature: 5_000n,
    price: { page: "https://solana.com/docs/core/fees", basis: "estimate", compared: "2026-03-01" },
    blockSeconds: 0.4,
    block: { page: "https://solana.com/docs/core/fees", compared: "2026-11-21" },
  },
};

/**
 * Fallback fees for when a network's nodes do not answer. They are dated, never live, and their inclusion is
 * the usual one, without probabilities.
 *
 * @param problem - Why the nodes did not answer.
 */
export function tableFees(network: Network, problem: string, now = new Date()): NetworkFees {
  const row = isSimulated(network) ? SIMULATED : ROWS[network as ChainNetwork];
  const tiers = TIERS.map((tier, i) => [tier, tierOf(tier, row, row.tips[i]!)]);
  return {
    network,
    unit: row.unit,
    tiers: Object.fromEntries(tiers) as Record<Tier, TierFee>,
    perSignature: row.perSignature ?? 0n,
    dataFee: row.dataFee ?? null,
    blockSeconds: row.blockSeconds,
    congestion: 0.5,
    provenance: createTableProvenance(dated(row.price, FEE_DAYS), now, problem),
    notes: [`fees of ${row.price.compared}, stated by ${row.price.page}; congestion is not known`],
  };
}

/** A number of the table, with the day from which its shelf life counts. */
export interface TableFigure extends Dated {
  readonly network: Network;
  readonly field: "price" | "blockSeconds";
  /** With its unit. */
  readonly value: string;
  readonly page: string;
  readonly basis: Basis;
}

/** All numbers of the table with their sources. */
export function feeTableFigures(): TableFigure[] {
  return (Object.keys(ROWS) as ChainNetwork[]).flatMap((network) => {
    const { unit, base, tips, price, blockSeconds, block } = ROWS[network];
    const prices = `base ${base}, tips ${tips.join(", ")} ${unit}`;
    return [
      figure({ network, field: "price", value: prices }, price, FEE_DAYS),
      figure({ network, field: "blockSeconds", value: `${blockSeconds} s` }, block, BLOCK_DAYS),
    ];
  });
}

function figure(
  named: Pick<TableFigure, "network" | "field" | "value">,
  statement: Statement,
  shelfLifeDays: number,
): TableFigure {
  const { page, basis = "documented" } = statement;
  return { ...named, page, basis, ...dated(statement, shelfLifeDays) };
}

function dated({ compared }: Statement, shelfLifeDays: number): Dated {
  return { compared: new Date(compared), shelfLifeDays };
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
