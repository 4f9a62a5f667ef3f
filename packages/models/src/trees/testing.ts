import { probabilityOf } from "../logistic.ts";
import { type Matrix, matrixOf } from "../matrix.ts";
import { seededRandom } from "../rng.ts";

/** Synthetic rows with labels. */
export interface Sample {
  readonly matrix: Matrix;
  readonly labels: Uint8Array;
}

/**
 * Rows whose label depends on three columns, one of which is sometimes missing; the others
 * are noise.
 */
export function aSample(rows: number, columns = 6, seed = 7): Sample {
  const random = seededRandom(seed);
  const data = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (_, c) => (c === 1 && random() < 0.2 ? Number.NaN : random() * 10)),
  );
  const labels = Uint8Array.from(data, ([a, b, c]) => {
    const logOdds = a! - 6 + (Number.isNaN(b) ? 2 : b! > 5 ? 1.5 : -1.5) - (c! > 8 ? 4 : 0);
    return random() < probabilityOf(logOdds) ? 1 : 0;
  });
  return { matrix: matrixOf(data, columns), labels };
}
