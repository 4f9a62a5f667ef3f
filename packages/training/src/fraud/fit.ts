import { BEHAVIOUR, BEHAVIOUR_VERSION } from "@tetron/features/behaviour";
import { encodeFraudModel, type FraudModelHeader } from "@tetron/models/fraud-model";
import { logOddsOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import { shareOfOnes } from "@tetron/models/trees/train";
import type { WalletRows } from "../data/training-rows.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { fitContext, withRarity } from "./fit-context.ts";
import { checkRanges, type RangeBin } from "./ranges-report.ts";
import { DEPLOYMENT_PRIOR, EVALUATED_NETWORKS, FRAUD_RECIPE, FRAUD_SEED } from "./recipe.ts";

export interface FittedFraudModel {
  readonly header: Omit<FraudModelHeader, "bias">;
  /** Bytes of the model's file. */
  readonly bytes: Uint8Array;
  /** Out-of-fold log-odds of each row, at the training set's share of fraud. */
  readonly unseenLogOdds: Float64Array;
  /** Added to log-odds to convert from that share to the one assumed in use. */
  readonly priorShift: number;
  /** Its ranges, checked on folds of the wallets that they were not fitted to. */
  readonly ranges: readonly RangeBin[];
}

/**
 * Fits the shipped model to all rows and calibrates it on folds of them.
 *
 * @param distances - Of each wallet to the nearest other one.
 */
export async function fitFraudModel(
  pool: FitPool,
  rows: WalletRows,
  { version, distances }: { readonly version: string; readonly distances: ReadonlyMap<string, number> },
): Promise<FittedFraudModel> {
  const all = [...rows.labels.keys()];
  const { forest, platt, unseenMargins } = await pool.fit({
    rows: all,
    recipe: FRAUD_RECIPE,
    seed: FRAUD_SEED,
  });
  const trainingPrior = shareOfOnes(rows.labels, rows.weights);
  const unseenLogOdds = unseenMargins.map((margin) => applyPlatt(platt, margin));
  const priorShift = logOddsOf(DEPLOYMENT_PRIOR) - logOddsOf(trainingPrior);
  const known = rows.wallets.flatMap((wallet, row) =>
    rows.ages[row] === 0
      ? [{ ...wallet, logOdds: unseenLogOdds[row]! + priorShift, distance: distances.get(wallet.address)! }]
      : [],
  );
  const { familiarity, ...context } = fitContext(forest, known, DEPLOYMENT_PRIOR);
  const header = {
    ...{ version, featureSet: BEHAVIOUR_VERSION, features: BEHAVIOUR, networks: EVALUATED_NETWORKS },
    ...{ platt, trainingPrior, prior: DEPLOYMENT_PRIOR, familiarity },
  };
  return {
    header,
    bytes: encodeFraudModel(header, forest, context),
    unseenLogOdds,
    priorShift,
    ranges: checkRanges(withRarity(forest, known), DEPLOYMENT_PRIOR),
  };
}
