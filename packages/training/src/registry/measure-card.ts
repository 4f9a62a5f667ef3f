import { probabilityOf } from "@tetron/models/logistic";
import { ALARM_PROBABILITY, type ModelCard } from "@tetron/models/model-card";
import type { WalletRows } from "../data/training-rows.ts";
import { crossValidate, predict } from "../fit/cross-validate.ts";
import type { FitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { rowsWhere, selectSubset } from "../fit/training-set.ts";
import { EVALUATION_RECIPE } from "../fraud/recipe.ts";
import { measure, thresholdAt } from "../measure/metrics.ts";
import type { SeenService } from "../services/read-seen-services.ts";

export interface CardInputs {
  readonly pool: FitPool;
  readonly rows: WalletRows;
  readonly services: readonly SeenService[];
  /** Fraud probability by the model, at the prior that it assumes. */
  readonly probability: (behaviour: ArrayLike<number>) => number;
  /** Called after each fit. */
  readonly onFit?: () => void;
}

/** Fits that {@link measureCard} makes. */
export const CARD_FITS = 2 * FOLDS + 1;

/**
 * Measures a model for its card. Rows that are only trained on are in every fit that has them in its folds, and in no
 * measure.
 */
export async function measureCard({
  pool,
  rows,
  services,
  probability,
  onFit,
}: CardInputs): Promise<ModelCard> {
  const count = rows.keys.length;
  const isWhole = (row: number) => rows.ages[row] === 0;
  const inDataset = (row: number) => rows.wallets[row]!.inKaggle;
  const isReported = (row: number) => rows.ages[row] === null && rows.wallets[row]!.views.size === 0;
  const seed = SEEDS[0]!;
  const options = { recipe: EVALUATION_RECIPE, seed, tested: isWhole, ...(onFit && { onFit }) };
  const inPeriod = rowsWhere(count, (row) => inDataset(row) || isReported(row));
  const [all, period, fit] = await Promise.all([
    crossValidate(pool, rows, options),
    crossValidate(pool, rows, { ...options, rows: inPeriod }),
    pool.fit({ rows: inPeriod, recipe: EVALUATION_RECIPE, seed }),
  ]);
  onFit?.();
  const whole = rowsWhere(count, (row) => isWhole(row) && inDataset(row));
  const later = rowsWhere(count, (row) => isWhole(row) && !inDataset(row));
  const measured = (logOdds: Float64Array, chosen: readonly number[]) =>
    measure(
      chosen.map((row) => rows.labels[row]!),
      chosen.map((row) => probabilityOf(logOdds[row]!)),
    );
  const { auc, recall_at_1pct_fpr, brier, ece } = measured(period.logOdds, whole);
  const threshold = thresholdAt(
    whole.map((row) => rows.labels[row]!),
    whole.map((row) => period.logOdds[row]!),
  );
  const caught = predict(fit, selectSubset(rows, later)).filter((logOdds) => logOdds > threshold).length;
  const tested = rowsWhere(count, isWhole);
  return {
    format: "tetron-model-card/1",
    h: { wallets: whole.length, auc, recall_at_1pct_fpr, brier, ece },
    r: { wallets: later.length, recall: later.length === 0 ? 0 : caught / later.length },
    groups: groupsOf(services, probability),
    calibration: { wallets: tested.length, ece: measured(all.logOdds, tested).ece },
  };
}

function groupsOf(
  services: readonly SeenService[],
  probability: CardInputs["probability"],
): ModelCard["groups"] {
  const groups = Map.groupBy(services, ({ category }) => category);
  return Array.from(groups, ([category, wallets]) => ({
    ...{ category, wallets: wallets.length },
    flagged: wallets.filter(({ history }) => probability(history.behaviour) >= ALARM_PROBABILITY).length,
  })).sort((a, b) => (a.category < b.category ? -1 : 1));
}
