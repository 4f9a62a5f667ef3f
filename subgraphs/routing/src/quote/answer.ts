import type { Tier } from "@tetron/connectors/market/fees/network-fees";
import type { Network } from "@tetron/domain/network";
import type { Finality } from "../catalogue/catalogue.ts";
import type { SecurityClass } from "../catalogue/file-schema.ts";
import type { Preference } from "../router/choose.ts";
import type { WalletTrust } from "../trust.ts";

/** One step of a route as a client sees it. Fees in USD, amounts as decimals of the currency named. */
export interface StepAnswer {
  /** Where the step's transaction is made. */
  readonly network: Network;
  /** Rounded up to cents. */
  readonly fee: string;
  /** Id of the bridge, venue or transfer. */
  readonly bridge: string;
  readonly bridgeName: string;
  readonly kind: "transfer" | "bridge" | "venue";
  readonly securityClass: SecurityClass;
  readonly tier: Tier;
  readonly currency: string;
  readonly sent: string;
  readonly toNetwork: Network;
  readonly toCurrency: string;
  readonly received: string;
  /** Seconds, rounded up; the p95 is `null` when it may never come. */
  readonly time: number;
  readonly timeP95: number | null;
}

/** Where the fees go. USD with six decimals; they add up to `estimatedFee`. */
export interface FeeBreakdown {
  /** Gas on both sides. */
  readonly gas: string;
  /** What bridges take. */
  readonly bridge: string;
  /** What venues take, and what the price moves. */
  readonly exchange: string;
  /** What rounding each step up to cents adds. */
  readonly rounding: string;
}

/** A route: how it goes and what it costs. */
export interface RouteAnswer {
  readonly estimatedFee: string;
  readonly steps: readonly StepAnswer[];
  /** Seconds, the wait for settlement included. */
  readonly totalTime: number;
  readonly totalTimeP95: number | null;
  /** 0..1. */
  readonly successProbability: number;
  /** What leaves the payer's wallet beside gas, in the payer's currency. */
  readonly sent: string;
  /** What the recipient gets at least, in the recipient's currency. */
  readonly minReceived: string;
  readonly feeBreakdown: FeeBreakdown;
}

export type RouteTag = "cheapest" | "fastest" | "safest";

/** Another of the best routes. */
export interface Alternative extends RouteAnswer {
  readonly tags: readonly RouteTag[];
}

/** A way that looks possible and is not. */
export interface Unavailable {
  readonly path: string;
  readonly reason: string;
}

/** Where a number that the route depends on came from. */
export interface QuoteSource {
  /** `fees:ethereum`, `price:ETH`, `catalogue`. */
  readonly name: string;
  /** What answered: `rpc:ethereum`, `catalogue`, `table`. */
  readonly source: string;
  readonly asOf: string;
  readonly ageSeconds: number;
  readonly live: boolean;
  /** Why nothing better answered. */
  readonly problem: string | null;
}

export interface TrustAnswer {
  readonly from: WalletTrust;
  readonly to: WalletTrust;
  readonly effect: {
    /** How many times risk weighs what it weighs between strangers. */
    readonly riskScale: number;
    readonly finality: Finality;
    /** Seconds that the payment is waited for after its block. */
    readonly finalitySeconds: number;
    readonly allowedSecurityClasses: readonly SecurityClass[];
  };
}

/** The answer to a request for a route; kept as it stands until it expires. */
export interface QuoteAnswer extends RouteAnswer {
  readonly id: string;
  readonly recommendation: "direct" | "multi_hop" | "wait";
  /** Why it is what it is; for `wait` why no route is given. */
  readonly reason: string;
  readonly modelVersion: string;
  readonly catalogueVersion: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** `custom` when weights were given. */
  readonly preference: Preference | "custom";
  readonly exact: "in" | "out";
  readonly network: Network;
  readonly currency: string;
  readonly toNetwork: Network;
  readonly toCurrency: string;
  readonly confidence: "low" | "medium" | "high";
  readonly alternatives: readonly Alternative[];
  readonly unavailable: readonly Unavailable[];
  readonly trust: TrustAnswer;
  readonly sources: readonly QuoteSource[];
}
