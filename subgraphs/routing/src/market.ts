import type { NetworkFees } from "@tetron/connectors/market/fees/network-fees";
import type { Provenance } from "@tetron/connectors/provenance";
import type { Asset } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";
import type { Learnt } from "./estimates/learnt.ts";

/** The price of a currency. */
export interface PriceQuote {
  readonly symbol: string;
  /** 10^-8 USD for one whole coin, `> 0`. */
  readonly usdE8: bigint;
  readonly provenance: Provenance;
}

/** Everything outside the catalogue that routes depend on, at one moment. Never changed once made. */
export interface Market {
  /** Of every network of the catalogue. */
  readonly fees: ReadonlyMap<Network, NetworkFees>;
  /** By asset, never by symbol; an asset without a price has no routes. */
  readonly prices: ReadonlyMap<Asset, PriceQuote>;
  /** By carrier; what nobody reported stands as the catalogue says. */
  readonly estimates: ReadonlyMap<string, Learnt>;
}

/** Where a market comes from, in a tenant's eyes. */
export type MarketSource = (tenant: string, signal: AbortSignal) => Promise<Market>;
