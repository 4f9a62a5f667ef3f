import type { Tier } from "@tetron/connectors/market/fees/network-fees";
import type { Network } from "@tetron/domain/network";
import type { Finality } from "../catalogue/catalogue.ts";
import type { SecurityClass } from "../catalogue/file-schema.ts";
import type { Preference } from "../router/choose.ts";
import type { WalletTrust } from "../trust.ts";

/** One step of a route as a client sees it. Fees in USD, amounts as decimals of the currency named. */
export interface StepAnswer {
  /** Network of the step's transaction. */
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
  /** Seconds, rounded up; the p95 is `null` when it may never be reached. */
  readonly time: number;
  readonly timeP95: number | null;
}

/** Breakdown of the fees. USD with six decimals; they add up to `estimatedFee`. */
export interface FeeBreakdown {
  /** Gas on both sides. */
  readonly gas: string;
  /** Fees of bridges. */
  readonly bridge: string;
  /** Fees of venues, and price impact. */
  readonly exchange: string;
  /** The effect of rounding each step up to cents. */
  readonly rounding: string;
}

/** A route and its costs. */
export interface RouteAnswer {
  readonly estimatedFee: string;
  readonly steps: readonly StepAnswer[];
  /** Seconds, including the wait for settlement. */
  readonly totalTime: number;
  readonly totalTimeP95: number | null;
  /** 0..1. */
  readonly successProbability: number;
  /** Amount that leaves the payer's wallet, without gas, in the payer's currency. */
  readonly sent: string;
  /** Minimum amount that the recipient receives, in the recipient's currency. */
  readonly minReceived: string;
  readonly feeBreakdown: FeeBreakdown;
}

/** A route, or none: without one there are no steps, and every other field is `null`, never 0. */
export type RouteOrNone = {
  readonly [Field in keyof RouteAnswer]: Field extends "steps"
    ? RouteAnswer[Field]
    : RouteAnswer[Field] | null;
};

export type RouteTag = "cheapest" | "fastest" | "safest";

/** Another of the best routes. */
export interface Alternative extends RouteAnswer {
  readonly tags: readonly RouteTag[];
}

/** A route that looks possible and is not. */
export interface Unavailable {
  readonly path: string;
  readonly reason: string;
}

/** Provenance of a number that the route depends on. */
export interface QuoteSource {
  /** `fees:ethereum`, `price:ETH`, `catalogue`. */
  readonly name: string;
  /** The origin of the number: `rpc:ethereum`, `catalogue`, `table`. */
  readonly source: string;
  readonly asOf: string;
  readonly ageSeconds: number;
  readonly live: boolean;
  /** Whether it is past its shelf life. */
  readonly stale: boolean;
  /** Why no better source answered, or which numbers are doubtful. */
  readonly problem: string | null;
}

export interface TrustAnswer {
  readonly from: WalletTrust;
  readonly to: WalletTrust;
  readonly effect: {
    /** Scale of the weight of risk against that between strangers. */
    readonly riskScale: number;
    readonly finality: Finality;
    /** Wait for settlement in seconds after the payment's block. */
    readonly finalitySeconds: number;
    readonly allowedSecurityClasses: readonly SecurityClass[];
  };
}

/** The answer to a quote request; stored unchanged until it expires. */
export interface QuoteAnswer extends RouteOrNone {
  readonly id: string;
  readonly recommendation: "direct" | "multi_hop" | "wait";
  /** Reason of the recommendation; for `wait`, why no route is given. */
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
