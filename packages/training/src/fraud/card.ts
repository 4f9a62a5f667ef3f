import type { WalletRows } from "../data/training-rows.ts";
import { FOLDS, SEEDS } from "../fit/protocol.ts";
import { formatPercent, formatSpread, formatTable } from "../measure/markdown.ts";
import type { FraudEvaluation } from "./evaluate.ts";
import type { FittedFraudModel } from "./fit.ts";
import type { GroupReport } from "./histories-report.ts";
import { rangesTable } from "./ranges-report.ts";
import { FRAUD_RECIPE } from "./recipe.ts";
import type { TrackMetrics } from "./track.ts";
import { viewsTable } from "./views-table.ts";

/** Inputs of the fraud model's card. */
export interface FraudFacts {
  readonly fraud: Pick<FittedFraudModel, "header" | "priorShift" | "ranges">;
  readonly rows: WalletRows;
  /** SHA-256 of each input, by its path in the data folder. */
  readonly sources: Readonly<Record<string, string>>;
  readonly evaluation: FraudEvaluation;
  /** The card's section about honest wallets. */
  readonly honest: string;
}

const MAX_LISTED_FEATURES = 15;
const MEASURES = ["auc", "pr_auc", "f1", "accuracy", "brier", "ece", "recall_at_1pct_fpr"] as const;

/** The model card of the fraud model, as Markdown. */
export function fraudCard({
  fraud: { header, priorShift, ranges },
  rows,
  sources,
  evaluation,
  honest,
}: FraudFacts): string {
  const { histories, trackH, trackK, trackR, points, importance } = evaluation;
  const whole = rows.wallets.filter((_, row) => rows.ages[row] === 0);
  const canaries = whole.filter(({ canary }) => canary);
  const count = (fraud: boolean, inKaggle: boolean) =>
    whole.filter((wallet) => wallet.fraud === fraud && wallet.inKaggle === inKaggle).length;
  return `# Fraud model ${header.version}

Estimates how likely an Ethereum wallet is fraud from how it behaves. Written by \`npm run train\`; every number
below is computed by it.

- **Input**: \`${header.featureSet}\`, ${header.features.length} numbers of the wallet's own transactions
  ([features.md](../features.md)). No gas, no token, no counterparty's identity, no absolute time.
- **Model**: ${FRAUD_RECIPE.trees.trees} gradient-boosted trees of at most ${FRAUD_RECIPE.trees.leaves} leaves, Platt scaling, Shapley values that add up to the
  log-odds. \`${JSON.stringify(FRAUD_RECIPE.trees)}\`
- **Output**: log-odds and probability of fraud. \`base\` is the log-odds of an average wallet of the training set
  after calibration and prior; the contributions are what this wallet's features add.
- **Networks**: evaluated on \`${header.networks?.join("`, `")}\`, as its file says, and on no other.
- **Calibration**: ${header.platt.slope.toFixed(4)} × margin + ${header.platt.intercept.toFixed(4)}, fitted to margins of wallets that the trees had not seen.

## What must be known before it is used

- **The labels are not a random sample.** The normal wallets come from one range of blocks and all began by 2017; the
  fraud was reported between 2017 and 2022. Whether a wallet began before 13 June 2017 separates the classes of the
  public dataset with 99.95 % accuracy. The features therefore exclude absolute time and cap durations at one year, but
  how wallets were used in each period remains in them: the false-positive rate among today's wallets is unknown. Track
  R, below, is the best available measure for later fraud.
- **The reference wallets are the training set.** Apart from the canaries, the shipped model was fitted with their labels. The reference table
  holds, for each, the log-odds of a model that was not: use those.
- **The prior is a choice.** ${formatPercent(header.trainingPrior)} of the rows that it is fitted to are fraud, because fraud was collected on purpose. The
  shipped answers assume ${formatPercent(header.prior)}: every wallet's log-odds are shifted by ${priorShift.toFixed(4)}. If you know the share
  among your own wallets, set it with \`withPrior\`; the ranking does not change.
- Wallets without transactions are not in the training data: nearly all of them are labelled fraud because of how the
  labels were collected. The lack of a history is not evidence.
- Histories are cut at 10,000 transactions and values at ten digits, as in the source.

**Not for**: deciding on its own to freeze, report or refuse a person; networks other than the ones above, on which it was
not trained; contracts; wallets of exchanges; evidence in court.

## Data

${formatTable(
  ["file", "SHA-256"],
  Object.entries(sources).map(([file, hash]) => [file, `\`${hash}\``]),
)}

${formatTable(
  ["wallets with transactions", "normal", "fraud"],
  [
    ["in the public dataset", count(false, true), count(true, true)],
    ["later", count(false, false), count(true, false)],
  ],
)}

${canaries.length} of them are [canaries](../model-registry.md#canaries): the shipped model is fitted to none of their rows. The measures below
are of the recipe, on all wallets, but for the ranges.

The training data has each wallet as it is and as it was after 3, 10 and 30 transactions, each in full and as from a source
without the status and the method of transactions: ${rows.keys.length} rows. A model fitted to whole histories only ranks young
wallets worse and has more false positives among them; one fitted to full rows only treats missing values as a sign of
either class.

## Cross-validation on the histories

Five folds by address for each of five seeds; no wallet stands on both sides. Whole histories, the training set's mix.

${measures([["histories", histories.overall]])}

By age, first seed: the same wallets after their first transactions.

${groups(histories.ages)}

By the number of transactions:

${groups(histories.sizes)}

By what the source supplies, and by what remains when a history is cut: whole histories, all ${SEEDS.length * FOLDS} fits. Recall and
false positives are at the operating threshold, which 1 % of the normal wallets exceed in the full view, with 95 %
intervals by the bootstrap over wallets. The last columns are the difference in log-odds from the full view: the median and
the 95th percentile. \`npm run evaluate -- views\` prints the table.

${viewsTable(histories.views)}

The oldest transactions are nearly as good as all of them. The newest alone are not: an old wallet's latest transactions
resemble the whole history of a fraudulent wallet, so the model abstains from a history of which only those are held.
Without values of 0 everything but sums and maxima is unknown, which includes nearly all important features: the confidence
in such an estimate is 0.

Calibration, first seed:

${formatTable(
  ["probability", "wallets", "predicted", "observed"],
  histories.calibration.map((bin, i, bins) => [
    `${bin.from.toFixed(1)} to ${((i + 1) / bins.length).toFixed(1)}`,
    bin.rows,
    formatPercent(bin.predicted),
    formatPercent(bin.observed),
  ]),
)}

## Ranges

Every probability has a range: Venn-Abers bounds by the training wallets' whole histories, with log-odds by trees that were not
fitted to the wallet. Here the ranges are fitted to four folds and the wallets are the fifth's, at the training wallets' share of
fraud. An outlier has leaves that are rarer among the training rows than ${header.familiarity?.rarity.toFixed(3)} bits, or its nearest reference wallet is
farther than ${header.familiarity?.distance.toFixed(3)}; one in 200 training wallets exceeds each. It gets the reason \`OUT_OF_DISTRIBUTION\`, and its range reaches
over that of outliers too.

${rangesTable(ranges)}

${honest}

## Thresholds

What a threshold on the shipped probability (prior ${formatPercent(header.prior)}) catches, by the out-of-fold estimates of the shipped fit:

${formatTable(
  ["probability from", "normal wallets above", "fraud above"],
  points.map(({ threshold, falsePositiveRate, recall }) => [
    threshold,
    formatPercent(falsePositiveRate),
    formatPercent(recall),
  ]),
)}

## The protocol \`tetron-eth-v1\`

H and K: trees on the public dataset's own columns (600 trees of 31 leaves), calibrated within the training folds. R: this
model fitted to the wallets of the public dataset alone; its last column is the recall of *later* fraud at the threshold
that 1 % of the normal wallets exceed out of fold. Of fraud of the same time it is ${formatSpread(trackR.recall_in_period)}.

${measures([
  ["H", trackH],
  ["K", trackK],
  ["R", trackR],
])}

## Recipes compared

First seed, five folds.

${measures(histories.recipes.map(({ name, metrics }) => [name, metrics]))}

## The most important features

Mean absolute contribution, in log-odds.

${formatTable(
  ["feature", "mean absolute contribution"],
  importance
    .slice(0, MAX_LISTED_FEATURES)
    .map(({ feature, meanSize }) => [`\`${feature}\``, meanSize.toFixed(3)]),
)}
`;
}

function measures(rows: readonly (readonly [name: string, metrics: TrackMetrics])[]): string {
  return formatTable(
    ["", "AUC", "PR-AUC", "F1", "accuracy", "Brier", "ECE", "recall at 1 % FPR"],
    rows.map(([name, metrics]) => [name, ...MEASURES.map((measure) => formatSpread(metrics[measure]))]),
  );
}

function groups(reports: readonly GroupReport[]): string {
  return formatTable(
    ["", "wallets", "fraud", "predicted", "AUC", "ECE", "recall at 1 % FPR"],
    reports.map(({ group, wallets, fraud, predicted, auc, ece, recall_at_1pct_fpr }) => [
      group,
      wallets,
      formatPercent(fraud),
      formatPercent(predicted),
      auc.toFixed(4),
      ece.toFixed(4),
      formatPercent(recall_at_1pct_fpr),
    ]),
  );
}
