/** Rows of features with their labels. */
export interface FitRows {
  /** Shape `[n][d]`. */
  readonly features: readonly (readonly number[])[];
  /** True is honest, shape `[n]`. */
  readonly honest: readonly boolean[];
}

/** Sweeps over all weights; the fit converges in a few dozen. */
const MAX_SWEEPS = 80;
const TOLERANCE = 1e-4;

/**
 * Fits the weights of a logistic model by projected coordinate descent on Newton steps.
 *
 * There is no intercept, so no evidence means even odds. Both classes have the same weight, so even odds are
 * a score of 50. A weight that would get the wrong sign stays 0, so more bad evidence never raises a score.
 * Deterministic: the same rows give the same bits.
 *
 * @param signs - `1` or `-1` for each feature, shape `[d]`.
 * @param ridge - Penalty on the squared weights, `> 0`.
 * @returns Log-odds of honesty for each feature, shape `[d]`.
 */
export function fitSigned(
  { features, honest }: FitRows,
  signs: readonly (1 | -1)[],
  ridge: number,
): number[] {
  const n = features.length;
  const good = honest.filter(Boolean).length;
  const importance = [n / 2 / (n - good), n / 2 / good];
  const columns = signs.map((_, j) => Float64Array.from(features, (row) => row[j]!));
  const weights = signs.map(() => 0);
  const margins = new Float64Array(n);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let largest = 0;
    for (const [j, column] of columns.entries()) {
      let slope = ridge * weights[j]!;
      let curvature = ridge;
      for (let i = 0; i < n; i++) {
        const x = column[i]!;
        if (x === 0) continue;
        const p = 1 / (1 + Math.exp(-margins[i]!));
        const y = honest[i] ? 1 : 0;
        slope += importance[y]! * (p - y) * x;
        curvature += importance[y]! * p * (1 - p) * x * x;
      }
      const wanted = weights[j]! - slope / curvature;
      const weight = wanted * signs[j]! > 0 ? wanted : 0;
      const step = weight - weights[j]!;
      if (step === 0) continue;
      weights[j] = weight;
      for (let i = 0; i < n; i++) margins[i]! += step * column[i]!;
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < TOLERANCE) break;
  }
  return weights;
}
