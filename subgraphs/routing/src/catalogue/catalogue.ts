import type { Work } from "@tetron/connectors/market/fees/fee-of";
import type { Dated } from "@tetron/connectors/shelf-life";
import type { Asset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { SecurityClass } from "./file-schema.ts";

/** Prior success rate of a carrier. */
export interface SuccessPrior {
  /** Millionths: 1..1,000,000. */
  readonly ppm: number;
  /** How many reported payments the prior is worth. */
  readonly weight: number;
}

/** A carrier of a step: a plain transfer on a network, a bridge or a venue. */
export interface Carrier {
  /** `across`, `uniswap-v2`, `transfer-ethereum`. */
  readonly id: string;
  readonly name: string;
  readonly kind: "transfer" | "bridge" | "venue";
  readonly securityClass: SecurityClass;
  readonly success: SuccessPrior;
}

/** A number of the catalogue and when it was last compared with its source. */
export interface Figure extends Dated {
  /** `across`, `network ethereum`, `fees polygon`. */
  readonly of: string;
  /** `lanes[0].time.p50`; for a token its end, `tokens.base/USDC`. */
  readonly field: string;
  /** The number or contract as written, with its unit: `240 s`. */
  readonly value: string;
  readonly basis: "documented" | "estimate";
  /** The page that states it; `null` for an estimate without a page. */
  readonly page: string | null;
}

/** Milliseconds, `p50 <= p95`. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** A lane: one conversion of an asset into another, with the catalogue's numbers. */
export interface Lane {
  readonly carrier: Carrier;
  readonly from: Asset;
  readonly to: Asset;
  /** Whether as many tokens arrive as are sent, before fees; otherwise it trades at the price. */
  readonly oneToOne: boolean;
  /** Whether it can pay a wallet other than the sender's. */
  readonly paysRecipient: boolean;
  /** Millionths of the amount. */
  readonly ppm: number;
  /** Base units of the source network's coin, or micro-USD; paid in addition to the amount. */
  readonly flat: { readonly coin: bigint } | { readonly microUsd: number } | null;
  /** Micro-USD on each side of the pool; 0 when the price does not move. */
  readonly depth: number;
  /** Micro-USD. */
  readonly min: number;
  readonly max: number;
  readonly time: Spread;
  readonly sourceWork: Work;
  readonly destinationWork: DestinationWork | null;
  /** The numbers that the lane uses. */
  readonly figures: readonly Figure[];
}

/**
 * A transaction on the destination network. Micro-USD: the surcharge on its gas, and the minimum in total.
 */
export interface DestinationWork {
  readonly work: Work;
  readonly paid: "beside" | "amount";
  readonly surcharge: number;
  readonly least: number;
}

/** Wait for finality after the payment's block. */
export const FINALITIES = ["included", "safe", "final"] as const;
export type Finality = (typeof FINALITIES)[number];

/** Work and finality of a network. */
export interface NetworkCosts {
  /** Milliseconds after the block. */
  readonly finality: Readonly<Record<Finality, number>>;
  /** The numbers that finality uses. */
  readonly figures: readonly Figure[];
}

export interface Catalogue {
  /** `sha256:` and 16 hex digits of the files' content. */
  readonly version: string;
  /** When the newest of its numbers was compared. */
  readonly asOf: Date;
  /** Transfers, bridges and venues; an edge's `via` is an index into it. */
  readonly carriers: readonly Carrier[];
  readonly lanes: readonly Lane[];
  readonly networks: ReadonlyMap<Network, NetworkCosts>;
  /** Every number, in the order of the files. */
  readonly figures: readonly Figure[];
}
