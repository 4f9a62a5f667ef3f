import { type Scaler, scaled } from "./scaler.ts";

/** A known wallet near the one that was asked about. */
export interface Neighbour {
  readonly address: string;
  readonly fraud: boolean;
  /** Euclidean distance in the scaled space, `>= 0`. */
  readonly distance: number;
}

/** A wallet that can be a neighbour. */
export interface KnownWallet {
  readonly address: string;
  readonly fraud: boolean;
  readonly vector44: ArrayLike<number>;
}

/** Known wallets, ready to be searched. */
export interface NearestIndex {
  readonly size: number;
  /**
   * The nearest known wallets, nearest first; among equally near ones the earlier in the index. Exact.
   *
   * @param vector44 - As `wallet44` gives it.
   * @param k - How many, at least 1; fewer come when the index has no more.
   */
  nearest(
    vector44: ArrayLike<number>,
    k: number,
    options?: { readonly exclude?: ReadonlySet<string> },
  ): Neighbour[];
}

/** How many columns are added up before the sum is compared with the worst that is kept. */
const STRIDE = 4;

/**
 * An exact k-NN index: a scan over single-precision rows that leaves a row as soon as it is too far.
 * Outliers find their true neighbours, which approximate graphs lose.
 *
 * @param place - Puts a vector into the scaled space, see {@link placeFunction}.
 *
 * @example
 * ```ts
 * import { type KnownWallet, nearestIndex } from "@tetron/models/nearest";
 *
 * export function findNearest(wallets: readonly KnownWallet[], vector44: Float64Array) {
 *   return nearestIndex(wallets, Float32Array.from).nearest(vector44, 10);
 * }
 * ```
 */
export function nearestIndex(
  wallets: readonly KnownWallet[],
  place: (vector44: ArrayLike<number>) => Float32Array,
): NearestIndex {
  const [width = 0] = wallets.slice(0, 1).map(({ vector44 }) => place(vector44).length);
  const points = new Float32Array(wallets.length * width);
  for (const [row, { vector44 }] of wallets.entries()) points.set(place(vector44), row * width);

  return {
    size: wallets.length,
    nearest(vector44, k, { exclude } = {}) {
      const point = place(vector44);
      const rows: number[] = [];
      const squares: number[] = [];
      let worst = Number.POSITIVE_INFINITY;
      for (let row = 0; row < wallets.length; row++) {
        const square = squareDistance(row * width, point, worst);
        if (square >= worst || exclude?.has(wallets[row]!.address)) continue;
        let at = squares.length;
        while (at > 0 && squares[at - 1]! > square) at -= 1;
        rows.splice(at, 0, row);
        squares.splice(at, 0, square);
        if (rows.length > k) {
          rows.pop();
          squares.pop();
        }
        if (rows.length === k) worst = squares[k - 1]!;
      }
      return rows.map((row, i) => {
        const { address, fraud } = wallets[row]!;
        return { address, fraud, distance: Math.sqrt(squares[i]!) };
      });
    },
  };

  function squareDistance(start: number, point: Float32Array, worst: number): number {
    let sum = 0;
    for (let column = 0; column < width; column += STRIDE) {
      const at = start + column;
      const a = points[at]! - point[column]!;
      const b = points[at + 1]! - point[column + 1]!;
      const c = points[at + 2]! - point[column + 2]!;
      const d = points[at + 3]! - point[column + 3]!;
      sum += a * a + b * b + (c * c + d * d);
      if (sum >= worst) return sum;
    }
    return sum;
  }
}

/**
 * Makes a function that puts a 44-vector into the space where distances are measured: each column after
 * `log1p` in standard deviations from its mean.
 *
 * A vector whose token half is all zeros may be of a wallet without tokens or of a source without token
 * transfers, which cannot be told apart: it stands at the mean of every token column.
 */
export function placeFunction(
  scaler: Scaler,
  tokenColumns: readonly number[],
): (vector44: ArrayLike<number>) => Float32Array {
  return (vector44) => {
    const point = Float32Array.from(vector44, (value, column) => scaled(scaler, column, value));
    if (tokenColumns.every((column) => vector44[column] === 0))
      for (const column of tokenColumns) point[column] = 0;
    return point;
  };
}
