import { probabilityOf } from "@tetron/models/logistic";
import { applyPlatt } from "@tetron/models/platt";
import { type Estimate, pointsByComponent } from "@tetron/models/reputation/estimate";
import { COMPONENTS, type Component, FEATURES } from "@tetron/models/reputation/features";
import { type Band, bandOf, DEFAULT_POLICY } from "@tetron/models/reputation/policy";
import { fitPlatt } from "../fit/fit-platt.ts";
import { measure } from "../measure/metrics.ts";
import { type FoldViews, fitFolds, scoreFolds } from "./cross-validate.ts";

/** Predicted and observed fraud among the accounts of one band. */
export interface BandRow {
  readonly band: Band;
  readonly accounts: number;
  /** Mean P(fraud), calibrated out of fold; `observed` is the share that was fraud. */
  readonly predicted: number;
  readonly observed: number;
}

/** Effect of one component. */
export interface ComponentRow {
  readonly component: Component;
  /** AUC of fits without the component's features. */
  readonly auc_without: number;
  /** Mean of its points, by class. */
  readonly points_honest: number;
  readonly points_fraud: number;
}

/** Area under the ROC curve of distrust against labels. */
export function aucOf(scored: readonly Estimate[], labels: readonly number[]): number {
  return measure(
    labels,
    scored.map(({ logOdds }) => probabilityOf(-logOdds)),
  ).auc;
}

/** P(fraud) of each account, by a line fitted on the other folds. */
export function calibrateEstimates(
  scored: readonly Estimate[],
  labels: readonly number[],
  folds: Uint8Array,
): number[] {
  const probabilities = new Array<number>(scored.length);
  for (const fold of new Set(folds)) {
    const others = [...scored.keys()].filter((account) => folds[account] !== fold);
    const platt = fitPlatt(
      others.map((account) => -scored[account]!.logOdds),
      others.map((account) => labels[account]!),
    );
    for (const [account, { logOdds }] of scored.entries())
      if (folds[account] === fold) probabilities[account] = probabilityOf(applyPlatt(platt, -logOdds));
  }
  return probabilities;
}

/** Predicted and observed fraud by band, the worst first. */
export function bandsOf(
  scored: readonly Estimate[],
  labels: readonly number[],
  folds: Uint8Array,
): BandRow[] {
  const probabilities = calibrateEstimates(scored, labels, folds);
  const byBand = Map.groupBy(scored.keys(), (account) => bandOf(scored[account]!.score, DEFAULT_POLICY));
  return (["bad", "poor", "neutral", "good", "high"] as const).map((band) => {
    const accounts = byBand.get(band) ?? [];
    const mean = (of: readonly number[]) =>
      accounts.reduce((sum, account) => sum + of[account]!, 0) / Math.max(accounts.length, 1);
    return { band, accounts: accounts.length, predicted: mean(probabilities), observed: mean(labels) };
  });
}

/** What each component adds, and the AUC without it. */
export function componentsOf(run: {
  readonly views: FoldViews;
  readonly honest: readonly boolean[];
  readonly folds: Uint8Array;
  readonly scored: readonly Estimate[];
}): ComponentRow[] {
  const { views, honest, folds, scored } = run;
  const labels = honest.map((each) => Number(!each));
  return COMPONENTS.filter((component) => component !== "outcomes").map((component) => {
    const its = new Set<string>(
      FEATURES.filter((feature) => feature.component === component).map(({ name }) => name),
    );
    const models = fitFolds(views, honest, folds, { without: (name) => its.has(name) });
    const points = scored.map((estimate) => pointsByComponent(estimate)[COMPONENTS.indexOf(component)]!);
    const mean = (keep: boolean) => {
      const kept = points.filter((_, account) => honest[account] === keep);
      return kept.reduce((sum, each) => sum + each, 0) / kept.length;
    };
    return {
      component,
      auc_without: aucOf(scoreFolds(models, views, folds), labels),
      points_honest: mean(true),
      points_fraud: mean(false),
    };
  });
}
