import { type Estimate, estimateOf } from "@tetron/models/reputation/estimate";
import type { FeatureName } from "@tetron/models/reputation/features";
import type { ReputationModel } from "@tetron/models/reputation/model";
import { DEFAULT_POLICY, type ReputationPolicy } from "@tetron/models/reputation/policy";
import type { View } from "@tetron/models/reputation/view";
import { hashFolds } from "../fit/folds.ts";
import { FOLDS } from "../fit/protocol.ts";
import { type Experience, modelOf, viewOfAccount } from "./experience.ts";
import { fitWeights, RECENCY } from "./fit-weights.ts";

/** How accounts are split and viewed. */
export interface Trial {
  /** Transfers of each account at its moment, shape `[accounts]`. */
  readonly counts: readonly number[];
  /** Fold of each account, shape `[accounts]`. */
  readonly folds: Uint8Array;
  /** Whether to ignore all knowledge about counterparties. */
  readonly blind?: boolean;
}

/** Folds by address and class, so that any implementation gets the same folds. */
export function foldsOf({ ledger }: Experience, seed: number): Uint8Array {
  const { accounts } = ledger;
  return hashFolds(
    accounts.map(({ address }) => address),
    accounts.map(({ fraud }) => Number(fraud)),
    { seed, folds: FOLDS },
  );
}

/** Views of all accounts for each fold, shape `[folds][accounts]`. */
export type FoldViews = readonly (readonly View[])[];

/**
 * Views every account once for each fold, in training and in testing, with only the other folds' accounts as
 * knowledge about counterparties, as it would be in production.
 */
export function viewsOfFolds(
  experience: Experience,
  { counts, folds, blind = false }: Trial,
  onAccount: () => void = () => {},
): FoldViews {
  return Array.from({ length: Math.max(...folds) + 1 }, (_, fold) => {
    const known = knownTo(folds, fold);
    return counts.map((count, account) => {
      onAccount();
      return viewOfAccount(experience, account, { count, known, blind });
    });
  });
}

/** What may differ between fits on the same views. */
export interface FitChoice {
  readonly policy?: ReputationPolicy;
  readonly without?: (name: FeatureName) => boolean;
}

/** The model of each fold, fitted to the accounts outside it. */
export function fitFolds(
  views: FoldViews,
  honest: readonly boolean[],
  folds: Uint8Array,
  { policy = DEFAULT_POLICY, without }: FitChoice = {},
): ReputationModel[] {
  return views.map((foldViews, fold) => {
    const training = [...folds.keys()].filter((account) => folds[account] !== fold);
    const fitted = fitWeights(
      training.map((account) => foldViews[account]!),
      training.map((account) => honest[account]!),
      without,
    );
    return modelOf(fitted, policy);
  });
}

/** Scores every account by the model not fitted to it, shape `[accounts]`. */
export function scoreFolds(
  models: readonly ReputationModel[],
  views: FoldViews,
  folds: Uint8Array,
): Estimate[] {
  return Array.from(folds, (fold, account) => estimateOf(views[fold]![account]!, models[fold]!, RECENCY));
}

/** 1 for each account outside a fold. */
export function knownTo(folds: Uint8Array, fold: number): Uint8Array {
  return folds.map((each) => (each === fold ? 0 : 1));
}
