import { BEHAVIOUR, BEHAVIOUR_VERSION } from "@tetron/features/behaviour";
import { encodeFraudModel, type FraudModelHeader } from "@tetron/models/fraud-model";
import { logOddsOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import type { WalletRows } from "../data/training-rows.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { DEPLOYMENT_PRIOR, FRAUD_RECIPE, FRAUD_SEED } from "./recipe.ts";

export interface FittedFraudModel {
  readonly header: Omit<FraudModelHeader, "bias">;
  /** The model's file. */
  readonly bytes: Uint8Array;
  /** Log-odds of each row by trees that did not see its wallet, for the mix of the training set. */
  readonly unseenLogOdds: Float64Array;
  /** What to add to log-odds to go from that mix to the one that is assumed in use. */
  readonly priorShift: number;
}

/** Fits the model that ships, on all rows, calibrated on folds of them. */
export async function fitFraudModel(
  pool: FitPool,
  rows: WalletRows,
  version: string,
): Promise<FittedFraudModel> {
  const all = [...rows.labels.keys()];
  const { forest, platt, unseenMargins } = await pool.fit({
    rows: all,
    recipe: FRAUD_RECIPE,
    seed: FRAUD_SEED,
  });
  const trainingPrior = rows.labels.reduce((sum, label) => sum + label, 0) / rows.labels.length;
  const header = {
    ...{ version, featureSet: BEHAVIOUR_VERSION, features: BEHAVIOUR },
    ...{ platt, trainingPrior, prior: DEPLOYMENT_PRIOR },
  };
  return {
    header,
    bytes: encodeFraudModel(header, forest),
    unseenLogOdds: unseenMargins.map((margin) => applyPlatt(platt, margin)),
    priorShift: logOddsOf(DEPLOYMENT_PRIOR) - logOddsOf(trainingPrior),
  };
}
