import { DEFAULT_POLICY } from "@tetron/models/reputation/policy";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { type Metrics, measure } from "../measure/metrics.ts";
import { spearman } from "../measure/spearman.ts";
import { type Summary, summarise, summariseEach } from "../measure/summary.ts";
import { fitFolds, foldsOf, scoreFolds, type Trial, viewsOfFolds } from "./cross-validate.ts";
import type { Experience } from "./experience.ts";
import { momentOf } from "./moment.ts";
import { type ReputationData, readExperience } from "./read-experience.ts";
import { type Stability, stabilityOf } from "./stability.ts";
import {
  aucOf,
  type BandRow,
  bandsOf,
  type ComponentRow,
  calibrateEstimates,
  componentsOf,
} from "./tables.ts";

/** Ranking and calibration of reputation on accounts not used to fit its weights. */
export interface ReputationMetrics {
  readonly accounts: { readonly total: number; readonly fraud: number };
  /** Of P(fraud), calibrated out of fold: mean and standard deviation over five seeds, folds pooled. */
  readonly full: Readonly<Record<keyof Metrics, Summary>>;
  /** AUC of fits without knowledge of counterparties. */
  readonly auc_without_counterparties: Summary;
  /**
   * The rest is of the first seed. AUC on the accounts of the public dataset, and of fraud that came later.
   */
  readonly auc_kaggle: number;
  readonly auc_later_fraud: number;
  /** AUC when the policy does not cap exposure at two hops. */
  readonly auc_without_cap: number;
  readonly bands: readonly BandRow[];
  readonly components: readonly ComponentRow[];
  readonly stability: Stability;
  /** Rank correlation of distrust with the fraud model's out-of-fold log-odds; `null` without its table. */
  readonly spearman_fraud_model: number | null;
}

export interface ReputationEvaluation extends ReputationData {
  /** The fraud model's out-of-fold log-odds of an account; `null` when there are none. */
  readonly fraudLogOdds?: (address: string) => number | null;
}

/** Evaluates reputation by the protocol of its model card. */
export async function evaluateReputation(options: ReputationEvaluation): Promise<ReputationMetrics> {
  const experience = await readExperience(options);
  const { accounts } = experience.ledger;
  const labels = accounts.map(({ fraud }) => Number(fraud));
  const honest = accounts.map(({ fraud }) => !fraud);
  const counts = accounts.map(momentOf);
  const onAccount = progressOf(2 * SEEDS.length * FOLDS * accounts.length, options);
  const trialOf = (seed: number): Trial => ({ counts, folds: foldsOf(experience, seed) });

  const full: Metrics[] = [];
  const blind: number[] = [];
  for (const seed of SEEDS) {
    const trial = trialOf(seed);
    for (const isBlind of [false, true]) {
      const views = viewsOfFolds(experience, { ...trial, blind: isBlind }, onAccount);
      const scored = scoreFolds(fitFolds(views, honest, trial.folds), views, trial.folds);
      if (isBlind) blind.push(aucOf(scored, labels));
      else full.push(measure(labels, calibrateEstimates(scored, labels, trial.folds)));
    }
  }

  const { folds } = trialOf(SEEDS[0]!);
  const views = viewsOfFolds(experience, { counts, folds });
  const models = fitFolds(views, honest, folds);
  const scored = scoreFolds(models, views, folds);
  const uncapped = fitFolds(views, honest, folds, { policy: { ...DEFAULT_POLICY, indirectFloor: 0 } });
  const aucWhere = (keep: (account: number) => boolean) => {
    const kept = [...labels.keys()].filter(keep);
    return aucOf(
      kept.map((account) => scored[account]!),
      kept.map((account) => labels[account]!),
    );
  };
  return {
    accounts: { total: labels.length, fraud: labels.filter(Boolean).length },
    full: summariseEach(full),
    auc_without_counterparties: summarise(blind),
    auc_kaggle: aucWhere((account) => accounts[account]!.inKaggle),
    auc_later_fraud: aucWhere((account) => honest[account]! || !accounts[account]!.inKaggle),
    auc_without_cap: aucOf(scoreFolds(uncapped, views, folds), labels),
    bands: bandsOf(scored, labels, folds),
    components: componentsOf({ views, honest, folds, scored }),
    stability: stabilityOf(experience, { counts, folds, models, scored }),
    spearman_fraud_model: agreement(
      options,
      experience,
      scored.map(({ logOdds }) => -logOdds),
    ),
  };
}

function agreement(
  { fraudLogOdds }: ReputationEvaluation,
  { ledger }: Experience,
  distrust: readonly number[],
): number | null {
  if (fraudLogOdds === undefined) return null;
  const pairs = ledger.accounts.flatMap(({ address }, account) => {
    const logOdds = fraudLogOdds(address);
    return logOdds === null ? [] : [[distrust[account]!, logOdds] as const];
  });
  return spearman(
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  );
}

/** Reports progress every thousand accounts, and throws when `signal` has aborted. */
function progressOf(whole: number, { onProgress, signal }: ReputationData): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (done % 1000 !== 0) return;
    signal.throwIfAborted();
    onProgress?.(done, whole);
  };
}
