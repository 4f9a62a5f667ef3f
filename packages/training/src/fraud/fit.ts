import { BEHAVIOUR, BEHAVIOUR_VERSION } from "@tetron/features/behaviour";
import { encodeFraudModel, type FraudModelHeader } from "@tetron/models/fraud-model";
import { logOddsOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import type { WalletRows } from "../data/training-rows.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { DEPLOYMENT_PRIOR, EVALUATED_NETWORKS, FRAUD_RECIPE, FRAUD_SEED } from "./recipe.ts";

export interface FittedFraudModel {
  readonly header: Omit<FraudModelHeader, "bias">;
  /** Bytes of the model's file. */
  readonly bytes: Uint8Array;
  /** Out-of-fold log-odds of each row, at the training set's share of fraud. */
  readonly unseenLogOdds: Float64Array;
  /** Added to log-odds to convert from that share to the one assumed in use. */
  readonly priorShift: number;
}

/** Fits the shipped model to all rows and calibrates it on folds of them. */
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
    ...{ version, featureSet: BEHAVIOUR_VERSION, features: BEHAVIOUR, networks: EVALUATED_NETWORKS },
    ...{ platt, trainingPrior, prior: DEPLOYMENT_PRIOR },
  };
  return {
    header,
    bytes: encodeFraudModel(header, forest),
    unseenLogOdds: unseenMargins.map((margin) => applyPlatt(platt, margin)),
    priorShift: logOddsOf(DEPLOYMENT_PRIOR) - logOddsOf(trainingPrior),
  };
}
