import {
  type Difference,
  measureRanking,
  pairedBootstrap,
  type Ranking,
  rankingOf,
  type ScoredRow,
} from "@tetron/models/paired";
import { readLabelledWallets } from "../data/labelled-wallets.ts";
import { trainingRows, type WalletRows } from "../data/training-rows.ts";
import { crossValidate } from "../fit/cross-validate.ts";
import { type FitPool, openFitPool } from "../fit/fit-pool.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { bareRecipe } from "../fraud/arm.ts";
import { membersOf } from "../fraud/late-arms.ts";
import type { TrackOptions } from "../fraud/track.ts";
import { type Summary, summariseEach } from "../measure/summary.ts";

/** Quality on all wallets but the canaries, each by trees that saw none of it; over the seeds. */
interface Quality {
  readonly auc: Summary;
  readonly recall_at_1pct_fpr: Summary;
}

/** What it costs that no model is fitted to a canary. */
export interface CanaryCost extends Quality {
  /** By the same folds, with the canaries of the other folds in the fits. */
  readonly with_canaries: Quality;
  /** What leaving them out changes, with 95 % intervals by the paired bootstrap over wallets. */
  readonly differences: Readonly<Record<"auc" | "recall_at_1pct_fpr", Difference>>;
}

/**
 * Measures the recipe of the shipped model with canaries in the fits and without, by the same 25 folds, on the whole histories
 * of all other wallets. Trees are not calibrated: only their ranking is measured. The same data gives the same numbers.
 */
export async function evaluateCanaries(options: TrackOptions): Promise<CanaryCost> {
  const { data, signal, onProgress } = options;
  const rows = trainingRows(await readLabelledWallets(data, signal));
  await using pool = openFitPool(rows, options);
  let done = 0;
  const onFit = () => onProgress?.(++done, 2 * SEEDS.length * FOLDS);
  const isCanary = (row: number) => rows.wallets[row]!.canary;
  const [using, without] = await Promise.all([
    rankWallets(pool, rows, { fitted: () => true, onFit }),
    rankWallets(pool, rows, { fitted: (row) => !isCanary(row), onFit }),
  ]);
  const sizes = sizesOf(rows);
  const once = sizes.map((size) => new Int32Array(size).fill(1));
  const differences = pairedBootstrap(sizes, (weights) => {
    const [before, after] = [meanOf(using, weights), meanOf(without, weights)];
    return {
      auc: after.auc - before.auc,
      recall_at_1pct_fpr: after.recall_at_1pct_fpr - before.recall_at_1pct_fpr,
    };
  });
  return { ...qualityOf(without, once), with_canaries: qualityOf(using, once), differences };
}

/** The wallets that are not canaries, ranked by each seed's trees. */
async function rankWallets(
  pool: FitPool,
  rows: WalletRows,
  fits: { readonly fitted: (row: number) => boolean; readonly onFit: () => void },
): Promise<Ranking[]> {
  const memberOf = membersOf(rows);
  return Promise.all(
    SEEDS.map(async (seed) => {
      const { logOdds } = await crossValidate(pool, rows, { recipe: bareRecipe(seed), seed, ...fits });
      const scored = rows.wallets.flatMap(({ address, fraud, canary }, row): ScoredRow[] =>
        rows.ages[row] === 0 && !canary
          ? [
              {
                ...{ group: Number(fraud), member: memberOf.get(address)! },
                ...{ label: Number(fraud), score: logOdds[row]! },
              },
            ]
          : [],
      );
      return rankingOf(scored);
    }),
  );
}

function sizesOf(rows: WalletRows): number[] {
  const labels = new Map(rows.wallets.map(({ address, fraud }) => [address, fraud]));
  const frauds = [...labels.values()].filter(Boolean).length;
  return [labels.size - frauds, frauds];
}

function measuresOf(rankings: readonly Ranking[], weights: readonly Int32Array[]) {
  return rankings.map((ranking) => {
    const { auc, recall } = measureRanking(ranking, weights);
    return { auc, recall_at_1pct_fpr: recall };
  });
}

function qualityOf(rankings: readonly Ranking[], weights: readonly Int32Array[]): Quality {
  return summariseEach(measuresOf(rankings, weights));
}

function meanOf(rankings: readonly Ranking[], weights: readonly Int32Array[]) {
  const { auc, recall_at_1pct_fpr } = qualityOf(rankings, weights);
  return { auc: auc.mean, recall_at_1pct_fpr: recall_at_1pct_fpr.mean };
}
