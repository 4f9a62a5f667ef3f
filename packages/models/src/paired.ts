import { seededRandom } from "./rng.ts";

/** How often each member of a group is drawn, shape `[members]`. */
type Weights = Int32Array;

/** Scores of members of some groups, ordered once so that each resample costs one pass. */
export interface Ranking {
  /** Group and member of each score, from the highest score to the lowest. */
  readonly groups: Uint8Array;
  readonly members: Int32Array;
  readonly labels: Uint8Array;
  /** 1 where the next score is lower; rows with equal scores are passed together. */
  readonly ends: Uint8Array;
}

/** A row to rank. */
export interface ScoredRow {
  /** What is resampled together. */
  readonly group: number;
  readonly member: number;
  readonly label: number;
  readonly score: number;
}

/** Orders rows by their scores. */
export function rankingOf(rows: readonly ScoredRow[]): Ranking {
  const sorted = rows.toSorted((a, b) => b.score - a.score);
  return {
    groups: Uint8Array.from(sorted, ({ group }) => group),
    members: Int32Array.from(sorted, ({ member }) => member),
    labels: Uint8Array.from(sorted, ({ label }) => label),
    ends: Uint8Array.from(sorted, ({ score }, i) => Number(sorted[i + 1]?.score !== score)),
  };
}

/** AUC, and recall at the threshold that at most 1 % of the negatives exceed, of resampled rows. */
export function measureRanking(
  { groups, members, labels, ends }: Ranking,
  weights: readonly Weights[],
): { readonly auc: number; readonly recall: number } {
  const weightAt = (i: number) => weights[groups[i]!]![members[i]!]!;
  let [positives, negatives] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 1) positives += weightAt(i);
    else negatives += weightAt(i);
  }
  const allowed = Math.floor(0.01 * negatives);
  let [above, falsePositives, area, recall, hits, misses] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 1) hits += weightAt(i);
    else misses += weightAt(i);
    if (ends[i] === 0) continue;
    area += misses * (above + hits / 2);
    above += hits;
    falsePositives += misses;
    if (falsePositives <= allowed) recall = above / positives;
    [hits, misses] = [0, 0];
  }
  return { auc: area / positives / negatives, recall };
}

/** A mean difference with its 95 % interval. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1_000;
/** Bins of the calibration error, as everywhere. */
const BINS = 15;

/**
 * The bootstrap intervals of differences: every resample draws the members of each group once, for both models and for
 * all fits, and what the fits differ by is averaged.
 *
 * @param sizes - Members of each group.
 * @param differ - The differences under the given weights.
 */
export function pairedBootstrap<Name extends string>(
  ...args: Parameters<typeof bootstrapping<Name>>
): Record<Name, Difference> {
  const steps = bootstrapping(...args);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** {@link pairedBootstrap} in steps of a resample each, for who has other things to do meanwhile. */
export function* bootstrapping<Name extends string>(
  sizes: readonly number[],
  differ: (weights: readonly Weights[]) => Readonly<Record<Name, number>>,
): Generator<void, Record<Name, Difference>> {
  const random = seededRandom(1);
  const drawn = (size: number) => {
    const weights = new Int32Array(size);
    for (let i = 0; i < size; i++) weights[Math.floor(random() * size)]! += 1;
    return weights;
  };
  const whole = differ(sizes.map((size) => new Int32Array(size).fill(1)));
  const resamples: Readonly<Record<Name, number>>[] = [];
  while (resamples.length < RESAMPLES) {
    resamples.push(differ(sizes.map(drawn)));
    yield;
  }
  const interval = (name: Name): Difference => {
    const sorted = resamples.map((each) => each[name]).sort((a, b) => a - b);
    return {
      mean: whole[name],
      low: sorted[Math.floor(0.025 * RESAMPLES)]!,
      high: sorted[Math.ceil(0.975 * RESAMPLES) - 1]!,
    };
  };
  const names = Object.keys(whole) as Name[];
  return Object.fromEntries(names.map((name) => [name, interval(name)])) as Record<Name, Difference>;
}

/** Brier score and expected calibration error of resampled rows; `score` is a probability. */
export function measureCalibration(
  rows: readonly ScoredRow[],
  weights: readonly Weights[],
): { readonly brier: number; readonly ece: number } {
  const bins = Array.from({ length: BINS }, () => 0);
  let [total, squares] = [0, 0];
  for (const { group, member, label, score } of rows) {
    const weight = weights[group]![member]!;
    total += weight;
    squares += weight * (score - label) ** 2;
    bins[Math.min(BINS - 1, Math.floor(score * BINS))]! += weight * (score - label);
  }
  return { brier: squares / total, ece: bins.reduce((sum, bin) => sum + Math.abs(bin), 0) / total };
}
