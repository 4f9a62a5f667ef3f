import { probabilityOf } from "@tetron/models/logistic";
import type { MeasuredModel, MeasuredService, MeasuredWallet } from "@tetron/models/measured-wallets";
import { ALARM_PROBABILITY, type ModelCard } from "@tetron/models/model-card";
import { applyPlatt } from "@tetron/models/platt";
import type { WalletRows } from "../data/training-rows.ts";
import type { FitRecipe } from "../fit/calibrated-fit.ts";
import { crossValidate, predict } from "../fit/cross-validate.ts";
import { fitPlatt } from "../fit/fit-platt.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { rowsWhere, selectSubset } from "../fit/training-set.ts";
import { FRAUD_RECIPE } from "../fraud/recipe.ts";
import { measure, thresholdAt } from "../measure/metrics.ts";
import type { SeenService } from "../services/read-seen-services.ts";

export interface CardInputs {
  readonly pool: FitPool;
  readonly rows: WalletRows;
  /** Log-odds of the rows of whole histories by trees that were not fitted to the wallet, as the model's fit gave them. */
  readonly unseenLogOdds: ArrayLike<number>;
  readonly services: readonly SeenService[];
  /** Fraud probability by the model, at the prior that it assumes. */
  readonly probability: (behaviour: ArrayLike<number>) => number;
  /** How the trees of the folds are fitted; as those that ship when absent. */
  readonly trees?: FitRecipe["trees"];
  /** Called after each fit. */
  readonly onFit?: () => void;
}

/** Fits that {@link measureCard} makes. */
export const CARD_FITS = FOLDS + 1;

/** The card of a model, and the estimates that its numbers are of. */
export interface Measurement {
  readonly card: ModelCard;
  readonly measured: MeasuredModel;
}

/**
 * Measures a model for its card. Rows that are only trained on are in every fit that has them in its folds, and in no
 * measure. Fits to the public dataset alone are calibrated by one line over the margins that they give to what they did not
 * see.
 */
export async function measureCard(inputs: CardInputs): Promise<Measurement> {
  const { pool, rows, unseenLogOdds, services, probability, trees = FRAUD_RECIPE.trees, onFit } = inputs;
  const count = rows.keys.length;
  const isWhole = (row: number) => rows.ages[row] === 0;
  const inDataset = (row: number) => rows.wallets[row]!.inKaggle;
  const isReported = (row: number) => rows.ages[row] === null && rows.wallets[row]!.views.size === 0;
  const seed = SEEDS[0]!;
  const recipe: FitRecipe = { trees, calibrationFolds: 0 };
  const period = rowsWhere(count, (row) => inDataset(row) || isReported(row));
  const [folds, fit] = await Promise.all([
    crossValidate(pool, rows, { recipe, seed, rows: period, tested: isWhole, ...(onFit && { onFit }) }),
    pool.fit({ rows: period, recipe, seed }),
  ]);
  onFit?.();
  const later = rowsWhere(count, (row) => isWhole(row) && !inDataset(row));
  const margins = folds.logOdds;
  for (const [at, margin] of predict(fit, selectSubset(rows, later)).entries()) margins[later[at]!] = margin;
  const platt = fitPlatt(
    period.map((row) => margins[row]!),
    period.map((row) => rows.labels[row]!),
    rows.weights && period.map((row) => rows.weights![row]!),
  );
  const tested = rowsWhere(count, isWhole);
  const wallets = tested.map((row) => ({
    ...{ address: rows.keys[row]!, fraud: rows.labels[row] === 1, inDataset: inDataset(row) },
    ...{ inPeriod: applyPlatt(platt, margins[row]!), overall: unseenLogOdds[row]! },
  }));
  const judged = services.map(({ address, category, history }) => ({
    ...{ address, category, probability: probability(history.behaviour) },
  }));
  return { card: cardOf(wallets, judged), measured: { wallets, services: judged } };
}

function cardOf(wallets: readonly MeasuredWallet[], services: readonly MeasuredService[]): ModelCard {
  const dataset = wallets.filter((wallet) => wallet.inDataset);
  const later = wallets.filter((wallet) => !wallet.inDataset);
  const labels = dataset.map(({ fraud }) => Number(fraud));
  const measured = (of: "inPeriod" | "overall", chosen: readonly MeasuredWallet[]) =>
    measure(
      chosen.map(({ fraud }) => Number(fraud)),
      chosen.map((wallet) => probabilityOf(wallet[of])),
    );
  const { auc, recall_at_1pct_fpr, brier, ece } = measured("inPeriod", dataset);
  const threshold = thresholdAt(
    labels,
    dataset.map(({ inPeriod }) => inPeriod),
  );
  const caught = later.filter(({ inPeriod }) => inPeriod > threshold).length;
  return {
    format: "tetron-model-card/1",
    h: { wallets: dataset.length, auc, recall_at_1pct_fpr, brier, ece },
    r: { wallets: later.length, recall: later.length === 0 ? 0 : caught / later.length },
    groups: groupsOf(services),
    calibration: { wallets: wallets.length, ece: measured("overall", wallets).ece },
  };
}

function groupsOf(services: readonly MeasuredService[]): ModelCard["groups"] {
  const groups = Map.groupBy(services, ({ category }) => category);
  return Array.from(groups, ([category, wallets]) => ({
    ...{ category, wallets: wallets.length },
    flagged: wallets.filter(({ probability }) => probability >= ALARM_PROBABILITY).length,
  })).sort((a, b) => (a.category < b.category ? -1 : 1));
}
