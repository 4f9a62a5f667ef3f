import type { Network } from "@tetron/domain/network";
import type { FraudModel } from "@tetron/models/fraud-model";
import type { NearestIndex } from "@tetron/models/nearest";
import type { PaymentAnomalyModel } from "@tetron/models/payment-anomaly";
import type { Policy } from "./policy/policy.ts";

/** A wallet's reputation at a moment. */
export interface ReputationEstimate {
  /** 0-100; 50 is no evidence. */
  readonly score: number;
  /** 0-1. */
  readonly confidence: number;
}

/** Everything that turns the inputs of a score into its numbers. Pure and the same for every request. */
export interface Engine {
  /** Reads `behaviour/v1`; assumes the policy's prior. */
  readonly model: FraudModel;
  readonly anomaly: PaymentAnomalyModel;
  /** The known wallets by `wallet-44/v1`. */
  readonly index: NearestIndex;
  /** Share of fraud among the wallets of `index`, in `(0, 1)`. */
  readonly tableShare: number;
  /**
   * Log-odds by a model that never saw the wallet, for the policy's prior, when the model was trained on
   * this very history of it; `null` otherwise.
   */
  readonly heldOut: (address: string, wallet44: ArrayLike<number>) => number | null;
  /**
   * @param state - As the reputation engine stored it; `null` when it has none.
   * @param at - Unix milliseconds.
   */
  readonly reputation: (state: unknown, network: Network, at: number) => ReputationEstimate;
  readonly policy: Policy;
  readonly versions: EngineVersions;
}

/** Which of each part answers. Two engines with equal versions give equal numbers for equal inputs. */
export interface EngineVersions {
  /** The fraud model's, with the anomaly's, the reference table's and the reputation's behind it. */
  readonly model: string;
  readonly features: string;
  readonly policy: string;
}
