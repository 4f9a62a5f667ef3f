import { probabilityOf } from "@tetron/models/logistic";

/** One weighted observation. */
export interface Observation {
  /** Shape `[d]`. */
  readonly features: readonly number[];
  /** 0 to 1. */
  readonly label: number;
  /** Known log-odds, to which the fitted ones are added. */
  readonly offset: number;
  readonly weight: number;
}

const MAX_STEPS = 100;
const MAX_HALVINGS = 40;
const MIN_STEP = 1e-10;

/**
 * Fits a logistic regression without intercept by Newton's method, halving each step until the loss
 * decreases.
 *
 * @param ridge - Penalty on the squared coefficients, `> 0`, which keeps the fit finite.
 * @returns Coefficients in log-odds, shape `[d]`.
 */
export function fitLogistic(observations: readonly Observation[], ridge: number): number[] {
  let coefficients = Array.from({ length: observations[0]?.features.length ?? 0 }, () => 0);
  let loss = lossOf(observations, coefficients, ridge);
  for (let step = 0; step < MAX_STEPS; step++) {
    const change = newtonStep(observations, coefficients, ridge);
    let size = 1;
    let next = coefficients;
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < MAX_HALVINGS && nextLoss > loss; halving++, size /= 2) {
      next = coefficients.map((each, i) => each - size * change[i]!);
      nextLoss = lossOf(observations, next, ridge);
    }
    if (nextLoss > loss) break;
    [coefficients, loss] = [next, nextLoss];
    if (change.every((each) => Math.abs(each) < MIN_STEP)) break;
  }
  return coefficients;
}

function logOddsOf({ features, offset }: Observation, coefficients: readonly number[]): number {
  let sum = offset;
  for (let i = 0; i < features.length; i++) sum += features[i]! * coefficients[i]!;
  return sum;
}

/** Cross-entropy, computed without overflow for large log-odds. */
function lossOf(
  observations: readonly Observation[],
  coefficients: readonly number[],
  ridge: number,
): number {
  let loss = coefficients.reduce((sum, each) => sum + (ridge / 2) * each * each, 0);
  for (const observation of observations) {
    const logOdds = logOddsOf(observation, coefficients);
    const { label, weight } = observation;
    loss += weight * (Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds))) - label * logOdds);
  }
  return loss;
}

function newtonStep(
  observations: readonly Observation[],
  coefficients: readonly number[],
  ridge: number,
): number[] {
  const gradient = coefficients.map((each) => ridge * each);
  const hessian = coefficients.map((_, i) => coefficients.map((__, j) => (i === j ? ridge : 0)));
  for (const observation of observations) {
    const { features, label, weight } = observation;
    const probability = probabilityOf(logOddsOf(observation, coefficients));
    const error = weight * (probability - label);
    const curvature = weight * probability * (1 - probability);
    for (let i = 0; i < features.length; i++) {
      gradient[i]! += error * features[i]!;
      for (let j = 0; j < features.length; j++) hessian[i]![j]! += curvature * features[i]! * features[j]!;
    }
  }
  return solve(hessian, gradient);
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
