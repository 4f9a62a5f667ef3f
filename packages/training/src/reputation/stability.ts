import { type Estimate, estimateOf } from "@tetron/models/reputation/estimate";
import type { ReputationModel } from "@tetron/models/reputation/model";
import { knownTo } from "./cross-validate.ts";
import { type Experience, viewOfAccount } from "./experience.ts";
import { RECENCY } from "./fit-weights.ts";

/** How much scores move when an account makes its next transfer, in points. */
export interface Stability {
  /** Number of accounts that have a next transfer. */
  readonly accounts: number;
  readonly median: number;
  readonly p90: number;
}

/** Adds to each account the transfer that it actually made next, at its time. */
export function stabilityOf(
  experience: Experience,
  run: {
    readonly counts: readonly number[];
    readonly folds: Uint8Array;
    readonly models: readonly ReputationModel[];
    readonly scored: readonly Estimate[];
  },
): Stability {
  const { counts, folds, models, scored } = run;
  const known = models.map((_, fold) => knownTo(folds, fold));
  const moves = scored.flatMap(({ score }, account) => {
    const fold = folds[account]!;
    const count = counts[account]! + 1;
    if (count > experience.ledger.accounts[account]!.times.length) return [];
    const view = viewOfAccount(experience, account, { count, known: known[fold]!, blind: false });
    return [Math.abs(estimateOf(view, models[fold]!, RECENCY).score - score)];
  });
  moves.sort((a, b) => a - b);
  const quantile = (part: number) => moves[Math.floor(part * (moves.length - 1))] ?? 0;
  return { accounts: moves.length, median: quantile(0.5), p90: quantile(0.9) };
}
