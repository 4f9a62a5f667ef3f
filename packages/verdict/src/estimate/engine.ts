import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { PaymentAnomalyModel } from "@tetron/models/payment-anomaly";
import type { Policy } from "../policy/policy.ts";
import type { RecallingModel } from "./telling-model.ts";

/** Everything that turns the inputs of a score into its numbers. Pure and the same for every request. */
export interface Engine {
  /** Reads `behaviour/v1`; assumes the policy's prior. */
  readonly model: RecallingModel;
  readonly anomaly: PaymentAnomalyModel;
  /**
   * Log-odds by a model that was not trained on the wallet, for the policy's prior, when the main model was
   * trained on this very history; `null` otherwise.
   */
  readonly heldOut: (address: string, wallet44: ArrayLike<number>) => number | null;
  readonly policy: Policy;
  readonly taxonomy: Taxonomy;
  readonly versions: EngineVersions;
}

/**
 * The version of each part. Two engines with equal versions give equal numbers for equal inputs. The edition
 * of the neighbours is stored with them, in the inputs.
 */
export interface EngineVersions {
  /** The fraud model's version, and a hash of it, the anomaly model and the reference table. */
  readonly model: string;
  readonly features: string;
  readonly policy: string;
  /** The taxonomy's version. */
  readonly labels: string;
}
