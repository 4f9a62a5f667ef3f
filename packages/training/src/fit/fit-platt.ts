import type { Platt } from "@tetron/models/platt";
import { fitLogistic } from "./logistic-regression.ts";

/** Keeps the line finite; too small to change it. */
const RIDGE = 1e-6;

/**
 * Fits Platt scaling: a logistic regression on the margins with Platt's targets, which are never exactly 0 or
 * 1.
 *
 * @param margins - Margins of rows that the model was not trained on, shape `[n]`.
 * @param labels - 0 or 1, shape `[n]`; both must occur.
 * @param weights - How much each counts; 1 for each when absent.
 * @see Platt 1999, "Probabilistic outputs for support vector machines"; Lin, Lin, Weng 2007.
 */
export function fitPlatt(
  margins: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Platt {
  const positives = Array.from(labels).reduce((sum, label) => sum + label, 0);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (labels.length - positives + 2);
  const observations = Array.from(margins, (margin, i) => ({
    features: [margin, 1],
    label: labels[i] === 1 ? high : low,
    offset: 0,
    weight: weights === undefined ? 1 : weights[i]!,
  }));
  const [slope, intercept] = fitLogistic(observations, RIDGE);
  return { slope: slope!, intercept: intercept! };
}
