import { probabilityOf } from "./logistic.ts";

/** One weighted observation. */
export interface Observation {
  /** Shape `[d]`. */
  readonly features: readonly number[];
  readonly label: 0 | 1;
  /** Log-odds that are known already; what is fitted comes on top. */
  readonly offset: number;
  readonly weight: number;
}

const MOST_STEPS = 50;
const CLOSE_ENOUGH = 1e-9;

/**
 * Fits a logistic regression without intercept by Newton's method.
 *
 * @param ridge - Penalty on the squared coefficients, `> 0`: keeps the fit finite.
 * @returns Coefficients in log-odds, shape `[d]`.
 */
export function fitLogistic(observations: readonly Observation[], ridge: number): number[] {
  const d = observations[0]?.features.length ?? 0;
  let coefficients = Array.from({ length: d }, () => 0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = coefficients.map((each) => ridge * each);
    const hessian = coefficients.map((_, i) => coefficients.map((__, j) => (i === j ? ridge : 0)));
    for (const { features, label, offset, weight } of observations) {
      const logOdds = features.reduce((sum, value, i) => sum + value * coefficients[i]!, offset);
      const probability = probabilityOf(logOdds);
      for (let i = 0; i < d; i++) {
        gradient[i]! += weight * (probability - label) * features[i]!;
        for (let j = 0; j < d; j++)
          hessian[i]![j]! += weight * probability * (1 - probability) * features[i]! * features[j]!;
      }
    }
    const change = solve(hessian, gradient);
    coefficients = coefficients.map((each, i) => each - change[i]!);
    if (change.every((each) => Math.abs(each) < CLOSE_ENOUGH)) break;
  }
  return coefficients;
}

/** Solves `matrix * x = vector` for a positive definite matrix, by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, vector[i]!]);
  const d = rows.length;
  for (let i = 0; i < d; i++) {
    for (let below = i + 1; below < d; below++) {
      const factor = rows[below]![i]! / rows[i]![i]!;
      for (let j = i; j <= d; j++) rows[below]![j]! -= factor * rows[i]![j]!;
    }
  }
  const solution = Array.from({ length: d }, () => 0);
  for (let i = d - 1; i >= 0; i--) {
    const known = solution.reduce((sum, value, j) => (j > i ? sum + rows[i]![j]! * value : sum), 0);
    solution[i] = (rows[i]![d]! - known) / rows[i]![i]!;
  }
  return solution;
}
