/**
 * A tree over rows in which each node is a ball: all of its rows are within its radius of its centre. Rows of a leaf lie
 * one after the other.
 */
export interface BallTree {
  /** The row that comes to each place. */
  readonly order: Int32Array;
  /** Of each node, a row after the other. The left child of a node is the next one. */
  readonly centers: Float32Array;
  readonly radii: Float32Array;
  /** The right child of each node; 0 for a leaf. */
  readonly rights: Int32Array;
  /** The first place of each node's rows, and the one after the last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const MAX_LEAF_ROWS = 64;
/** Rows by which a split is chosen. */
const SAMPLE_ROWS = 63;
/** A side smaller than this share of its parent would make a deep tree. */
const MIN_SIDE = 1 / 8;
/** Radii are rounded up by more than single precision loses. */
const RADIUS_MARGIN = 1 + 1e-6;

/**
 * Builds a tree, a node at each step: the caller may let others have their turn in between.
 *
 * @param points - A row after the other, finite.
 * @param count - Number of rows.
 */
export function* growBallTree(points: Float32Array, width: number, count: number): Generator<void, BallTree> {
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const centers: Float32Array[] = [];
  const [radii, rights, starts, ends]: [number[], number[], number[], number[]] = [[], [], [], []];
  const keys = new Float64Array(count);
  // Parents before children, left before right: a right child's parent learns where it came to be.
  const waiting: { start: number; end: number; parent: number }[] = [{ start: 0, end: count, parent: -1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { start, end, parent } = next;
    const node = centers.length;
    if (parent !== -1) rights[parent] = node;
    const { center, radius } = ballAround(start, end);
    centers.push(center);
    radii.push(radius);
    starts.push(start);
    ends.push(end);
    rights.push(0);
    if (end - start > MAX_LEAF_ROWS) {
      const middle = split(start, end, center);
      waiting.push({ start: middle, end, parent: node }, { start, end: middle, parent: -1 });
    }
    yield;
  }
  const flat = new Float32Array(centers.length * width);
  for (const [node, center] of centers.entries()) flat.set(center, node * width);
  return {
    ...{ order, centers: flat, radii: Float32Array.from(radii), rights: Int32Array.from(rights) },
    ...{ starts: Int32Array.from(starts), ends: Int32Array.from(ends) },
  };

  function ballAround(start: number, end: number): { center: Float32Array; radius: number } {
    const sums = new Float64Array(width);
    for (let at = start; at < end; at++) {
      const row = order[at]! * width;
      for (let column = 0; column < width; column++) sums[column]! += points[row + column]!;
    }
    const center = Float32Array.from(sums, (sum) => sum / (end - start));
    let square = 0;
    for (let at = start; at < end; at++) square = Math.max(square, squareTo(center, order[at]!));
    return { center, radius: Math.sqrt(square) * RADIUS_MARGIN };
  }

  /** Splits the rows across the line between two that are far from each other. @returns The first place of the right side. */
  function split(start: number, end: number, center: Float32Array): number {
    const a = farthestFrom(center, start, end);
    const b = farthestFrom(rowOf(a), start, end);
    const direction = Float64Array.from(rowOf(b), (value, column) => value - points[a * width + column]!);
    for (let at = start; at < end; at++) {
      const row = order[at]! * width;
      let sum = 0;
      for (let column = 0; column < width; column++) sum += points[row + column]! * direction[column]!;
      keys[at] = sum;
    }
    const step = Math.max(1, Math.floor((end - start) / SAMPLE_ROWS));
    const sample = Float64Array.from(
      { length: Math.min(SAMPLE_ROWS, end - start) },
      (_, i) => keys[start + i * step]!,
    );
    const pivot = sample.sort()[sample.length >> 1]!;
    const middle = partition(start, end, pivot);
    const side = Math.min(middle - start, end - middle);
    return side < (end - start) * MIN_SIDE ? (start + end) >> 1 : middle;
  }

  /** Rows whose key is below the pivot come first; those that are equal to it are shared out. */
  function partition(start: number, end: number, pivot: number): number {
    let [low, high] = [start, end - 1];
    while (low <= high) {
      while (low <= high && keys[low]! < pivot) low += 1;
      while (low <= high && keys[high]! > pivot) high -= 1;
      if (low > high) break;
      [keys[low], keys[high]] = [keys[high]!, keys[low]!];
      [order[low], order[high]] = [order[high]!, order[low]!];
      low += 1;
      high -= 1;
    }
    return low;
  }

  /** Of a sample. */
  function farthestFrom(point: Float32Array, start: number, end: number): number {
    const step = Math.max(1, Math.floor((end - start) / SAMPLE_ROWS));
    let [farthest, most] = [order[start]!, -1];
    for (let at = start; at < end; at += step) {
      const square = squareTo(point, order[at]!);
      if (square > most) [farthest, most] = [order[at]!, square];
    }
    return farthest;
  }

  function rowOf(row: number): Float32Array {
    return points.subarray(row * width, (row + 1) * width);
  }

  function squareTo(point: Float32Array, row: number): number {
    let sum = 0;
    for (let column = 0, at = row * width; column < width; column++, at++) {
      const difference = points[at]! - point[column]!;
      sum += difference * difference;
    }
    return sum;
  }
}
