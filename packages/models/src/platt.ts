import { probabilityOf } from "./logistic.ts";

/** A straight line from margin to calibrated log-odds: `slope * margin + intercept`. */
export interface Platt {
  readonly slope: number;
  readonly intercept: number;
}

const MOST_STEPS = 100;
const CLOSE_ENOUGH = 1e-10;

/**
 * Fits Platt scaling by Newton's method, with Platt's targets, which never ask for certainty.
 *
 * @param margins - Of rows that the model was not trained on, shape `[n]`.
 * @param labels - 0 or 1, shape `[n]`; both must occur.
 * @see Platt 1999, "Probabilistic outputs for support vector machines"; Lin, Lin, Weng 2007.
 */
export function fitPlatt(margins: ArrayLike<number>, labels: ArrayLike<number>): Platt {
  const positives = Array.from(labels).reduce((sum, label) => sum + label, 0);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (labels.length - positives + 2);
  let [slope, intercept] = [1, 0];
  for (let step = 0; step < MOST_STEPS; step++) {
    let [g1, g0, h11, h10, h00] = [0, 0, 1e-12, 0, 1e-12];
    for (let i = 0; i < margins.length; i++) {
      const margin = margins[i]!;
      const probability = probabilityOf(slope * margin + intercept);
      const error = probability - (labels[i] ? high : low);
      const weight = probability * (1 - probability);
      g1 += error * margin;
      g0 += error;
      h11 += weight * margin * margin;
      h10 += weight * margin;
      h00 += weight;
    }
    const determinant = h11 * h00 - h10 * h10;
    const [byslope, byIntercept] = [(h00 * g1 - h10 * g0) / determinant, (h11 * g0 - h10 * g1) / determinant];
    slope -= byslope;
    intercept -= byIntercept;
    if (Math.abs(byslope) + Math.abs(byIntercept) < CLOSE_ENOUGH) break;
  }
  return { slope, intercept };
}

/** Calibrated log-odds of a margin. */
export function applyPlatt({ slope, intercept }: Platt, margin: number): number {
  return slope * margin + intercept;
}
