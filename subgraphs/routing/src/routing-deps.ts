import type { Asset } from "@tetron/domain/asset";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { MarketSource } from "./market.ts";
import type { Pricer } from "./priced-graphs.ts";
import type { TrustPolicy, WalletTrust } from "./trust.ts";

/** How far a tenant trusts wallets, in the order requested. */
export type TrustSource = (wallets: readonly WalletRef[], tenant: string) => Promise<WalletTrust[]>;

/** The result of a score that a quote needs: `late` when a source did not answer in time. */
export type Judgement = "payable" | "declined" | "late";

/**
 * Judges a payment for a tenant. `coins`: whole native coins of the payer's network, `null` for anything
 * else.
 */
export type Judge = (
  payment: {
    readonly from: WalletRef;
    readonly to: WalletRef;
    /** The recipient's amount. */
    readonly asset: Asset;
    /** Base units of `asset`; `null` when they depend on the route. */
    readonly units: bigint | null;
    readonly coins: number | null;
  },
  tenant: string,
  signal: AbortSignal,
) => Promise<Judgement>;

/** The dependencies of routing. */
export interface RoutingDeps {
  readonly lake: Lake;
  readonly catalogue: Catalogue;
  readonly market: MarketSource;
  readonly pricer: Pricer;
  readonly trust: TrustSource;
  readonly judge: Judge;
  readonly policy: TrustPolicy;
  /** Validity of a quote, milliseconds. */
  readonly quoteMs: number;
  readonly log: Log;
}
