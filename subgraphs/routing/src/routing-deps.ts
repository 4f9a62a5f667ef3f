import type { WalletRef } from "@tetron/domain/wallet";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { MarketSource } from "./market.ts";
import type { Pricer } from "./priced-graphs.ts";
import type { TrustPolicy, WalletTrust } from "./trust.ts";

/** How far a tenant may trust wallets, in the order asked. */
export type TrustSource = (wallets: readonly WalletRef[], tenant: string) => Promise<WalletTrust[]>;

/** What routing is made of. */
export interface RoutingDeps {
  readonly lake: Lake;
  readonly catalogue: Catalogue;
  readonly market: MarketSource;
  readonly pricer: Pricer;
  readonly trust: TrustSource;
  readonly policy: TrustPolicy;
  /** How long a quote can be fetched, milliseconds. */
  readonly quoteMs: number;
  readonly log: Log;
}
