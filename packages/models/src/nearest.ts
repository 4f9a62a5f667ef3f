import { type Scaler, scaleValue } from "./scaler.ts";

/** A known wallet near the queried one. */
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

/** A search index over known wallets. */
export interface NearestIndex {
  readonly size: number;
  /**
   * The exact nearest known wallets, nearest first; ties in index order.
   *
   * @param vector44 - As returned by `wallet44`.
   * @param k - How many, at least 1; fewer are returned when the index is smaller.
   */
  nearest(
    vector44: ArrayLike<number>,
    k: number,
    options?: { readonly exclude?: ReadonlySet<string> },
  ): Neighbour[];
}

/** Columns that are summed between comparisons with the worst kept distance. */
const STRIDE = 4;

/**
 * An exact k-NN index: a scan over single-precision rows that skips the rest of a row once it is too far.
 * Unlike an approximate graph, it finds the true neighbours of outliers.
 *
 * @param place - Maps a vector to the scaled space, see {@link placeFunction}.
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
  return nearestAmong({ wallets, points }, place);
}

/** Known wallets that have their place in the scaled space already. */
export interface PlacedWallets {
  readonly wallets: readonly Pick<KnownWallet, "address" | "fraud">[];
  /** A row for each wallet, one after the other. */
  readonly points: Float32Array;
}

/**
 * The same index over wallets that were placed bit by bit, so that a large one need not be placed at once.
 *
 * @param place - As in {@link nearestIndex}; it placed the wallets too.
 */
export function nearestAmong(
  { wallets, points }: PlacedWallets,
  place: (vector44: ArrayLike<number>) => Float32Array,
): NearestIndex {
  const width = wallets.length === 0 ? 0 : points.length / wallets.length;
  return {
    size: wallets.length,
    nearest(vector44, k, { exclude } = {}) {
      const point = place(vector44);
      const rows: number[] = [];
      const squares: number[] = [];
      let worst = Number.POSITIVE_INFINITY;
      const [p0 = 0, p1 = 0, p2 = 0, p3 = 0] = point;
      for (let row = 0, start = 0; row < wallets.length; row++, start += width) {
        // Most rows are too far by the first columns already.
        const a = points[start]! - p0;
        const b = points[start + 1]! - p1;
        const c = points[start + 2]! - p2;
        const d = points[start + 3]! - p3;
        const first = a * a + b * b + (c * c + d * d);
        if (first >= worst) continue;
        const square = addRest(first, start, point, worst);
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

  /** The square of a distance whose first columns are summed already, or a part of it that is not below `worst`. */
  function addRest(first: number, start: number, point: Float32Array, worst: number): number {
    let sum = first;
    for (let column = STRIDE; column < width; column += STRIDE) {
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
 * Makes a function that maps a 44-vector to the space in which distances are measured: each column after
 * `log1p`, in standard deviations from its mean.
 *
 * A vector whose token half is all zeros is placed at the mean of every token column: the wallet may have no
 * tokens or the source no token transfers, and the two look the same. So is one whose token half is unknown.
 */
export function placeFunction(
  scaler: Scaler,
  tokenColumns: readonly number[],
): (vector44: ArrayLike<number>) => Float32Array {
  return (vector44) => {
    const point = Float32Array.from(vector44, (value, column) => scaleValue(scaler, column, value));
    if (tokenColumns.every((column) => vector44[column] === 0 || Number.isNaN(vector44[column])))
      for (const column of tokenColumns) point[column] = 0;
    return point;
  };
}
