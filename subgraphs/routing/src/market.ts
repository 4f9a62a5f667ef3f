import type { NetworkFees } from "@tetron/connectors/market/fees/network-fees";
import type { Provenance } from "@tetron/connectors/provenance";
import type { Asset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { Learnt } from "./estimates/learnt.ts";

/** The price of a currency. */
export interface PriceQuote {
  readonly symbol: string;
  /** 10^-8 USD per whole coin, `> 0`. */
  readonly usdE8: bigint;
  readonly provenance: Provenance;
}

/** Everything outside the catalogue that routes depend on, at one time. Immutable. */
export interface Market {
  /** Of every network of the catalogue. */
  readonly fees: ReadonlyMap<Network, NetworkFees>;
  /** By asset, never by symbol; an asset without a price has no routes. */
  readonly prices: ReadonlyMap<Asset, PriceQuote>;
  /** By carrier; without reports the catalogue's numbers hold. */
  readonly estimates: ReadonlyMap<string, Learnt>;
}

/** Reads a tenant's market. */
export type MarketSource = (tenant: string, signal: AbortSignal) => Promise<Market>;
