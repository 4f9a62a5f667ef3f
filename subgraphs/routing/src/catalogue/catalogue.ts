import type { Work } from "@tetron/connectors/market/fees/fee-of";
import type { Asset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { SecurityClass } from "./file-schema.ts";

/** How often something goes well, before anyone has reported a payment. */
export interface SuccessPrior {
  /** Millionths: 1..1,000,000. */
  readonly ppm: number;
  /** How many reported payments the number is worth. */
  readonly weight: number;
}

/** What carries a step: a plain transfer on a network, a bridge or a venue. */
export interface Carrier {
  /** `across`, `uniswap-v2`, `transfer-ethereum`. */
  readonly id: string;
  readonly name: string;
  readonly kind: "transfer" | "bridge" | "venue";
  readonly securityClass: SecurityClass;
  readonly paysRecipient: boolean;
  readonly success: SuccessPrior;
}

/** Milliseconds, `p50 <= p95`. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** One way from an asset to another, in the catalogue's numbers. */
export interface Lane {
  readonly carrier: Carrier;
  readonly from: Asset;
  readonly to: Asset;
  /** Millionths of the amount. */
  readonly ppm: number;
  /** Base units of the source network's coin, or micro-USD; paid beside the amount. */
  readonly flat: { readonly coin: bigint } | { readonly microUsd: number } | null;
  /** Micro-USD on each side of the pool; 0 when the price stands still. */
  readonly depth: number;
  /** Micro-USD. */
  readonly min: number;
  readonly max: number;
  readonly time: Spread;
  readonly sourceWork: Work;
  readonly destinationWork: { readonly work: Work; readonly paid: "beside" | "amount" } | null;
}

/** How long a payment is waited for after its block. */
export const FINALITIES = ["included", "safe", "final"] as const;
export type Finality = (typeof FINALITIES)[number];

/** What a network takes for itself. */
export interface NetworkCosts {
  /** Milliseconds after the block. */
  readonly finality: Readonly<Record<Finality, number>>;
}

export interface Catalogue {
  /** `sha256:` and 16 hex digits of the files' content. */
  readonly version: string;
  /** When the newest of its numbers was read or thought right. */
  readonly asOf: Date;
  /** Transfers, bridges and venues; an edge's `via` is an index into it. */
  readonly carriers: readonly Carrier[];
  readonly lanes: readonly Lane[];
  readonly networks: ReadonlyMap<Network, NetworkCosts>;
}
