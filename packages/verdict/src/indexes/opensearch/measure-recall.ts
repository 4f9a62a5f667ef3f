import type { Cluster } from "./cluster.ts";
import { type SearchKind, searchWallets } from "./search-wallets.ts";

const K = 10;

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
  let [expected, found] = [0, 0];
  for (const [at, point] of points.entries()) {
    const search = { ...sample, point, k: K, exclude: "" };
    const near = await searchWallets(cluster, search);
    // Which measures every distance: asked once more it would find the same.
    const isExact = sample.kind === "exact";
    const exact = isExact ? near : await searchWallets(cluster, { ...search, kind: "exact" });
    const recall = compareRecall(exact, near);
    expected += recall.expected;
    found += recall.found;
    onDone(at + 1);
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
