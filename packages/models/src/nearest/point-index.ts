import type { Neighbour } from "../neighbour.ts";
import { type BallTree, growBallTree } from "./ball-tree.ts";
import { type PlacedWallet, requireFinite, walletRows } from "./wallet-rows.ts";

/**
 * An exact index of wallets by their place in the scaled space. Unlike an approximate graph, it finds the true neighbours of
 * outliers. It takes at most 320 bytes a wallet.
 */
export interface PointIndex {
  readonly size: number;
  /** What it takes, in bytes. */
  readonly bytes: number;
  /**
   * Adds a wallet, or replaces the one of this address, in constant time. It is found from now on.
   *
   * @throws RangeError when its point has another width than the index or a number that is not finite.
   */
  put(wallet: PlacedWallet): void;
  /** Arranges the wallets by their places, so that a search need not look at each. Those put later are looked at one by one. */
  sort(): void;
  /** The same in steps of some milliseconds; in between nothing may be put or looked for. */
  sorting(): Generator<void>;
  /**
   * The nearest wallets, nearest first, equally near ones by their address.
   *
   * @param k - How many, at least 1; fewer are returned when the index is smaller.
   * @throws RangeError when the point has another width than the index or a number that is not finite.
   */
  nearest(point: Float32Array, k: number, exclude?: Iterable<string>): Neighbour[];
}

/** Columns that are summed between comparisons with the worst kept distance. */
const STRIDE = 4;
/** A bound is lowered by more than its rounding. */
const BOUND_MARGIN = 1 - 1e-9;

/**
 * @param width - Columns of the space, a multiple of four.
 * @param expected - How many wallets will be put, if that is known.
 */
export function pointIndex(width: number, expected?: number): PointIndex {
  const rows = walletRows(width, expected);
  let tree: BallTree | undefined;
  /** Rows that the tree arranges; later ones are looked at one by one. */
  let arranged = 0;

  function* sorting(): Generator<void> {
    tree = undefined;
    arranged = 0;
    rows.compact();
    const grown = yield* growBallTree(rows.points, width, rows.used);
    rows.arrange(grown.order);
    tree = { ...grown, order: new Int32Array() };
    arranged = rows.used;
  }

  return {
    get size() {
      return rows.live;
    },
    get bytes() {
      return rows.bytes + (tree === undefined ? 0 : bytesOf(tree));
    },
    put(wallet) {
      requireFinite(wallet.point, width);
      const row = rows.find(wallet.address);
      if (row >= arranged) return rows.replace(row, wallet);
      if (row !== -1) rows.drop(row);
      rows.add(wallet);
    },
    sort: () => {
      for (const _ of sorting());
    },
    sorting,
    nearest(point, k, exclude = []) {
      requireFinite(point, width);
      const left = new Set(Array.from(exclude, rows.find));
      const found = search(point, k, left);
      return found.map(({ row, square }) => ({
        address: rows.addressOf(row),
        fraud: rows.isFraud(row),
        distance: Math.sqrt(square),
      }));
    },
  };

  function search(point: Float32Array, k: number, left: ReadonlySet<number>) {
    const { points } = rows;
    const nearest: number[] = [];
    const squares: number[] = [];
    // Less than the distance to a row that is gone, which is infinite.
    let worst = Number.MAX_VALUE;
    if (tree !== undefined && arranged > 0) searchTree(tree);
    scan(arranged, rows.used);
    return nearest.map((row, at) => ({ row, square: squares[at]! }));

    function searchTree({ centers, radii, rights, starts, ends }: BallTree): void {
      const waiting = [0];
      const bounds = [0];
      for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
        if (bounds.pop()! > worst) continue;
        const right = rights[node]!;
        if (right === 0) {
          scan(starts[node]!, ends[node]!);
          continue;
        }
        const toLeft = distanceTo(centers, node + 1);
        const toRight = distanceTo(centers, right);
        const leftBound = boundOf(toLeft - radii[node + 1]!);
        const rightBound = boundOf(toRight - radii[right]!);
        // The nearer one is on top.
        if (toLeft < toRight) {
          waiting.push(right, node + 1);
          bounds.push(rightBound, leftBound);
        } else {
          waiting.push(node + 1, right);
          bounds.push(leftBound, rightBound);
        }
      }
    }

    function distanceTo(centers: Float32Array, node: number): number {
      let sum = 0;
      for (let column = 0, at = node * width; column < width; column++, at++) {
        const difference = centers[at]! - point[column]!;
        sum += difference * difference;
      }
      return Math.sqrt(sum);
    }

    function scan(from: number, to: number): void {
      const [p0 = 0, p1 = 0, p2 = 0, p3 = 0] = point;
      for (let row = from, start = from * width; row < to; row++, start += width) {
        // Most rows are too far by the first columns already.
        const a = points[start]! - p0;
        const b = points[start + 1]! - p1;
        const c = points[start + 2]! - p2;
        const d = points[start + 3]! - p3;
        const first = a * a + b * b + (c * c + d * d);
        if (first > worst) continue;
        const square = addRest(first, start);
        if (square <= worst) keep(row, square);
      }
    }

    /** The square of a distance whose first columns are summed already, or a part of it that is above `worst`. */
    function addRest(first: number, start: number): number {
      let sum = first;
      for (let column = STRIDE; column < width; column += STRIDE) {
        const at = start + column;
        const a = points[at]! - point[column]!;
        const b = points[at + 1]! - point[column + 1]!;
        const c = points[at + 2]! - point[column + 2]!;
        const d = points[at + 3]! - point[column + 3]!;
        sum += a * a + b * b + (c * c + d * d);
        if (sum > worst) return sum;
      }
      return sum;
    }

    function keep(row: number, square: number): void {
      if (left.has(row)) return;
      let at = squares.length;
      while (at > 0 && isBehind(at - 1, row, square)) at -= 1;
      if (at === k) return;
      nearest.splice(at, 0, row);
      squares.splice(at, 0, square);
      if (nearest.length > k) {
        nearest.pop();
        squares.pop();
      }
      if (nearest.length === k) worst = squares[k - 1]!;
    }

    function isBehind(at: number, row: number, square: number): boolean {
      const other = squares[at]!;
      return other > square || (other === square && rows.compare(nearest[at]!, row) > 0);
    }
  }
}

/** The square of a distance that no row of a ball is below. */
function boundOf(distance: number): number {
  return distance > 0 ? distance * distance * BOUND_MARGIN : 0;
}

function bytesOf(tree: BallTree): number {
  return Object.values(tree).reduce(
    (sum: number, { byteLength }: Float32Array | Int32Array) => sum + byteLength,
    0,
  );
}
