import type { Forest } from "./forest.ts";
import { leafPaths } from "./leaf-paths.ts";
import { gaussLegendre, type Quadrature } from "./quadrature.ts";

/** What each column adds to a row's margin, and what is left over: `base + sum(contributions) = margin`. */
export interface Explanation {
  /** The mean margin over the training rows, the same for every row. */
  readonly base: number;
  /** Shape `[columns]`, log-odds. */
  readonly contributions: Float64Array;
}

/**
 * Makes a function that explains rows by their Shapley values: exact, path-dependent TreeSHAP.
 *
 * Let each column be known with chance `t`, each by itself. A leaf's expected share of the row is then the
 * product over its conditions of `share * (1 - t) + met * t`, and a column's Shapley value is the integral
 * over `t` of that product's derivative by the column. It is a polynomial in `t`, so a quadrature with
 * half as many points as there are conditions integrates it exactly.
 *
 * @see Owen 1972, "Multilinear extensions of games"; Lundberg, Erion, Lee 2018, "Consistent
 *   individualized feature attribution for tree ensembles", for the game that is played.
 */
export function explainFunction(forest: Forest): (row: ArrayLike<number>) => Explanation {
  const paths = leafPaths(forest);
  const { values, starts, columns, above, atMost, takesMissing, shares } = paths;
  const base = values.reduce((sum, value, leaf) => sum + value * shareOf(leaf), forest.bias);
  const rules = Array.from({ length: paths.most + 1 }, (_, size) => gaussLegendre(Math.ceil(size / 2)));
  const buffer = new Float32Array(forest.columns);
  const missing = new Uint8Array(forest.columns);
  const met = new Float64Array(paths.most);
  const known = new Float64Array(paths.most);

  return (row) => {
    buffer.set(row);
    for (let column = 0; column < missing.length; column++)
      missing[column] = Number(Number.isNaN(buffer[column]));
    const contributions = new Float64Array(forest.columns);
    for (let leaf = 0; leaf < values.length; leaf++) addLeaf(leaf, contributions);
    return { base, contributions };
  };

  function shareOf(leaf: number): number {
    return shares.subarray(starts[leaf], starts[leaf + 1]).reduce((product, share) => product * share, 1);
  }

  function addLeaf(leaf: number, contributions: Float64Array): void {
    const start = starts[leaf]!;
    const size = starts[leaf + 1]! - start;
    for (let i = 0; i < size; i++) {
      const column = columns[start + i]!;
      const value = buffer[column]!;
      // 1 or 0 without a branch, since which one cannot be guessed. A missing number is inside no interval.
      const inside = Number(value > above[start + i]!) & Number(value <= atMost[start + i]!);
      met[i] = inside | (missing[column]! & takesMissing[start + i]!);
    }
    const { points, weights }: Quadrature = rules[size]!;
    for (let k = 0; k < points.length; k++) {
      const t = points[k]!;
      let product = values[leaf]! * weights[k]!;
      for (let i = 0; i < size; i++) {
        known[i] = shares[start + i]! * (1 - t) + met[i]! * t;
        product *= known[i]!;
      }
      for (let i = 0; i < size; i++)
        contributions[columns[start + i]!]! += ((met[i]! - shares[start + i]!) * product) / known[i]!;
    }
  }
}
