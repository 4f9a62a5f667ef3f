import type { LeafPaths } from "./leaf-paths.ts";
import { gaussLegendre } from "./quadrature.ts";

/**
 * Adds what each condition of a leaf contributes to `into`, from `at` on.
 *
 * @param met - 1 for each condition that the row meets, 0 for each other, in the leaf's order.
 */
export type Contribute = (leaf: number, met: ArrayLike<number>, into: Float64Array, at: number) => void;

/**
 * Makes a function that tells the Shapley values of a leaf's conditions.
 *
 * Let each column be known with chance `t`, each by itself. A leaf's expected share of the row is then the
 * product over its conditions of `share * (1 - t) + met * t`, and a column's Shapley value is the integral
 * over `t` of that product's derivative by the column. It is a polynomial in `t`, so a quadrature with
 * half as many points as there are conditions integrates it exactly.
 *
 * @see Owen 1972, "Multilinear extensions of games"; Lundberg, Erion, Lee 2018, "Consistent
 *   individualized feature attribution for tree ensembles", for the game that is played.
 */
export function contributeFunction({ values, starts, shares, most }: LeafPaths): Contribute {
  const rules = Array.from({ length: most + 1 }, (_, size) => gaussLegendre(Math.ceil(size / 2)));
  const known = new Float64Array(most);
  return (leaf, met, into, at) => {
    const start = starts[leaf]!;
    const size = starts[leaf + 1]! - start;
    const { points, weights } = rules[size]!;
    for (let k = 0; k < points.length; k++) {
      const t = points[k]!;
      let product = values[leaf]! * weights[k]!;
      for (let i = 0; i < size; i++) {
        known[i] = shares[start + i]! * (1 - t) + met[i]! * t;
        product *= known[i]!;
      }
      for (let i = 0; i < size; i++) into[at + i]! += ((met[i]! - shares[start + i]!) * product) / known[i]!;
    }
  };
}

/** Contributions of every leaf that is small enough, for every set of conditions that a row may meet. */
export interface ContributionTable {
  /** Where leaf `i` begins in `contributions`; what belongs to set `s` begins `s * size` after that. */
  readonly starts: Uint32Array;
  readonly contributions: Float64Array;
}

/** Conditions up to which a leaf has a table: 80 kB for a leaf of ten, and twice as much for one more. */
export const MOST_TABLED = 10;

/** Computes what {@link contributeFunction} would tell, once: reading it is several times as fast. */
export function tabulate(paths: LeafPaths, contribute: Contribute): ContributionTable {
  const sizes = Array.from(paths.values, (_, leaf) => paths.starts[leaf + 1]! - paths.starts[leaf]!);
  const starts = new Uint32Array(sizes.length + 1);
  for (const [leaf, size] of sizes.entries())
    starts[leaf + 1] = starts[leaf]! + (size > MOST_TABLED ? 0 : size * 2 ** size);
  const contributions = new Float64Array(starts.at(-1)!);
  const met = new Uint8Array(MOST_TABLED);
  for (const [leaf, size] of sizes.entries()) {
    if (size > MOST_TABLED) continue;
    for (let set = 0; set < 2 ** size; set++) {
      for (let i = 0; i < size; i++) met[i] = (set >> i) & 1;
      contribute(leaf, met, contributions, starts[leaf]! + set * size);
    }
  }
  return { starts, contributions };
}
