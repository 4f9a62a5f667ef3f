import { pointIndex } from "./nearest/point-index.ts";
import type { Neighbour } from "./neighbour.ts";
import { type Scaler, scaleValue } from "./scaler.ts";

/** A wallet that can be a neighbour. */
export interface KnownWallet {
  /** Of Ethereum, lower-case. */
  readonly address: string;
  readonly fraud: boolean;
  readonly vector44: ArrayLike<number>;
}

/** A search index over known wallets. */
export interface NearestIndex {
  readonly size: number;
  /**
   * The exact nearest known wallets, nearest first; equally near ones by their address.
   *
   * @param vector44 - As returned by `wallet44`.
   * @param k - How many, at least 1; fewer are returned when the index is smaller.
   * @throws RangeError when the vector has no place: a number that is not finite in a column that counts.
   */
  nearest(
    vector44: ArrayLike<number>,
    k: number,
    options?: { readonly exclude?: ReadonlySet<string> },
  ): Neighbour[];
}

/**
 * An exact k-NN index in memory.
 *
 * @param place - Maps a vector to the scaled space, see {@link placeFunction}.
 *
 * @example
 * ```ts
 * import { type KnownWallet, nearestIndex } from "@tetron/models/nearest";
 *
 * export function findNearest(wallets: readonly KnownWallet[], vector44: Float64Array) {
 *   return nearestIndex(wallets, (vector) => Float32Array.from(vector)).nearest(vector44, 10);
 * }
 * ```
 */
export function nearestIndex(
  wallets: readonly KnownWallet[],
  place: (vector44: ArrayLike<number>) => Float32Array,
): NearestIndex {
  const [width = 0] = wallets.slice(0, 1).map(({ vector44 }) => place(vector44).length);
  const index = pointIndex(width, wallets.length);
  for (const { address, fraud, vector44 } of wallets) index.put({ address, fraud, point: place(vector44) });
  index.sort();
  return {
    size: index.size,
    nearest: (vector44, k, { exclude } = {}) => index.nearest(place(vector44), k, exclude),
  };
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
