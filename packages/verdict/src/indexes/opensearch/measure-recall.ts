import type { Cluster } from "./cluster.ts";
import { type SearchKind, searchWallets } from "./search-wallets.ts";

const K = 10;
const SEARCHES_AT_ONCE = 4;

/** Which searches are repeated. */
interface RecallSample {
  readonly alias: string;
  readonly kind: SearchKind;
  readonly points: readonly Float32Array[];
  readonly size: number;
  readonly ms: number;
  readonly signal: AbortSignal;
  readonly onDone: (done: number) => void;
}

/** Neighbours that an exact search finds, and those of them that another one found. */
export interface Recall {
  readonly expected: number;
  readonly found: number;
  /** Distance to the nearest by the exact search; infinite without one. */
  readonly nearest: number;
}

/** Share of the true nearest ten that searches around some points find, 0-1. */
export async function measureRecall(
  cluster: Cluster,
  { points, onDone, ...sample }: RecallSample,
): Promise<number> {
  const recallOf = async (point: Float32Array): Promise<Recall> => {
    const search = { ...sample, point, k: K, exclude: "" };
    const near = await searchWallets(cluster, search);
    // Which measures every distance: asked once more it would find the same.
    const isExact = sample.kind === "exact";
    return compareRecall(isExact ? near : await searchWallets(cluster, { ...search, kind: "exact" }), near);
  };
  let [expected, found] = [0, 0];
  for (let at = 0; at < points.length; at += SEARCHES_AT_ONCE) {
    const some = points.slice(at, at + SEARCHES_AT_ONCE);
    for (const recall of await Promise.all(some.map(recallOf))) {
      expected += recall.expected;
      found += recall.found;
    }
    onDone(at + some.length);
  }
  return expected === 0 ? 1 : found / expected;
}

/** By distances: of equally near wallets any counts. */
export function compareRecall(
  exact: readonly { readonly distance: number }[],
  near: readonly { readonly distance: number }[],
): Recall {
  const farthest = exact.at(-1)?.distance ?? 0;
  return {
    expected: exact.length,
    found: Math.min(exact.length, near.filter(({ distance }) => distance <= farthest).length),
    nearest: exact[0]?.distance ?? Number.POSITIVE_INFINITY,
  };
}
