/** Quality of probabilities against labels, in `[0, 1]`. Larger is better, except for `brier` and `ece`. */
export interface Metrics {
  /** Area under the ROC curve. */
  readonly auc: number;
  /** Average precision, the area under the precision-recall curve. */
  readonly pr_auc: number;
  /** At threshold .5, like `accuracy`. */
  readonly f1: number;
  readonly accuracy: number;
  readonly brier: number;
  /** Expected calibration error over 15 bins of equal width. */
  readonly ece: number;
  /** Recall at the threshold that at most 1 % of the negatives exceed. */
  readonly recall_at_1pct_fpr: number;
}

const BINS = 15;
const FALSE_POSITIVE_RATE = 0.01;

/**
 * Measures probabilities, shape `[n]`, against labels, 0 or 1, shape `[n]`; both classes must occur.
 */
export function measure(labels: ArrayLike<number>, probabilities: ArrayLike<number>): Metrics {
  const n = labels.length;
  const rows = Array.from(labels, (label, i) => ({ label, probability: probabilities[i]! }));
  const { auc, pr_auc, recall_at_1pct_fpr } = ranking(rows);
  const brier = rows.reduce((sum, { label, probability }) => sum + (probability - label) ** 2, 0) / n;
  const ece = calibrationError(calibration(labels, probabilities));
  return { auc, pr_auc, ...atHalf(rows), brier, ece, recall_at_1pct_fpr };
}

/** One bin of a calibration table. */
export interface CalibrationBin {
  /** Lower bound of the bin, which is `1 / bins` wide. */
  readonly from: number;
  readonly rows: number;
  /** Mean probability of the bin's rows, and share of fraud; 0 for an empty bin. */
  readonly predicted: number;
  readonly observed: number;
}

/** Predicted and observed fraud, in bins of equal width. */
export function calibration(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = BINS,
): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ rows: 0, predicted: 0, observed: 0 }));
  for (let i = 0; i < labels.length; i++) {
    const bin = sums[Math.min(bins - 1, Math.floor(probabilities[i]! * bins))]!;
    bin.rows += 1;
    bin.predicted += probabilities[i]!;
    bin.observed += labels[i]!;
  }
  return sums.map(({ rows, predicted, observed }, i) => ({
    from: i / bins,
    rows,
    predicted: rows === 0 ? 0 : predicted / rows,
    observed: rows === 0 ? 0 : observed / rows,
  }));
}

/** Mean absolute difference between predicted and observed, weighted by rows. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const n = bins.reduce((sum, { rows }) => sum + rows, 0);
  return bins.reduce((sum, bin) => sum + (bin.rows / n) * Math.abs(bin.predicted - bin.observed), 0);
}

/**
 * The threshold that at most this share of the negatives exceed. A row counts as fraud when its score is
 * strictly above it.
 */
export function thresholdAt(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  falsePositiveRate = FALSE_POSITIVE_RATE,
): number {
  const negatives = Float64Array.from(
    Array.from(labels, (_, i) => i).filter((i) => labels[i] === 0),
    (i) => scores[i]!,
  ).sort();
  return negatives[negatives.length - 1 - Math.floor(falsePositiveRate * negatives.length)]!;
}

interface Row {
  readonly label: number;
  readonly probability: number;
}

/** Rows with the same probability have no order and are passed together. */
function ranking(rows: readonly Row[]): Pick<Metrics, "auc" | "pr_auc" | "recall_at_1pct_fpr"> {
  const sorted = rows.toSorted((a, b) => b.probability - a.probability);
  const positives = rows.filter(({ label }) => label === 1).length;
  const negatives = rows.length - positives;
  const allowed = Math.floor(FALSE_POSITIVE_RATE * negatives);
  let [truePositives, falsePositives, area, precisionArea, recall] = [0, 0, 0, 0, 0];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    let [hits, misses] = [0, 0];
    for (; end < sorted.length && sorted[end]!.probability === sorted[start]!.probability; end++) {
      if (sorted[end]!.label === 1) hits += 1;
      else misses += 1;
    }
    area += misses * (truePositives + hits / 2);
    truePositives += hits;
    falsePositives += misses;
    precisionArea += (hits / positives) * (truePositives / (truePositives + falsePositives));
    if (falsePositives <= allowed) recall = truePositives / positives;
  }
  return { auc: area / positives / negatives, pr_auc: precisionArea, recall_at_1pct_fpr: recall };
}

function atHalf(rows: readonly Row[]): Pick<Metrics, "f1" | "accuracy"> {
  const count = (label: number, taken: boolean) =>
    rows.filter((row) => row.label === label && row.probability >= 0.5 === taken).length;
  const [hits, missed, alarms] = [count(1, true), count(1, false), count(0, true)];
  return {
    f1: (2 * hits) / Math.max(1, 2 * hits + missed + alarms),
    accuracy: (hits + count(0, false)) / rows.length,
  };
}
