import { silent } from "@tetron/lake/testing";
import type { EditionWallets } from "@tetron/verdict/indexes/edition-wallets";
import { openCluster } from "@tetron/verdict/indexes/opensearch/cluster";
import { openSearchIndexes } from "@tetron/verdict/indexes/opensearch/search-indexes";
import { OpenSearchSettings } from "@tetron/verdict/indexes/opensearch/settings";
import { openSearchCommand, startOpenSearch } from "@tetron/verdict/indexes/opensearch/testing";
import { WIDTH } from "./wallets.ts";

/** Searches of an OpenSearch over the points of one size after the other. */
export interface OpenSearchBench extends AsyncDisposable {
  /** Builds an index of the points, a row each. @returns A search of it, with what found the wallets. */
  build(points: Float32Array): Promise<(point: Float32Array) => Promise<string>>;
}

const PAGE_WALLETS = 2_000;
const DEADLINE_MS = 60_000;
const K = 10;

/** An address by its row, as the index in memory has it. */
export function addressOf(row: number): string {
  return `0x${row.toString(16).padStart(40, "0")}`;
}

/**
 * Starts an OpenSearch of its own.
 *
 * @throws Error when it cannot be had.
 */
export async function openSearchBench(): Promise<OpenSearchBench> {
  const command = await openSearchCommand();
  if (typeof command === "string") throw new Error(command);
  const stack = new AsyncDisposableStack();
  const node = stack.use(await startOpenSearch(command));
  const cluster = stack.use(await openCluster({ ...OpenSearchSettings.parse({}), OPENSEARCH_URL: node.url }));
  const indexes = openSearchIndexes({
    ...{ cluster, prefix: "bench", deadlineMs: DEADLINE_MS, outlierFrom: null, log: silent },
  });
  const { signal } = new AbortController();
  let builds = 0;
  return {
    async build(points) {
      const wallets = editionOf(points, `knn-${builds++}`);
      await indexes.build(wallets, { signal });
      const index = indexes.index(wallets, () => Promise.reject(new Error("OpenSearch did not answer.")));
      return async (point) => (await index.nearest({ address: "", wallet44: point }, K, signal)).by;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function editionOf(points: Float32Array, edition: string): EditionWallets {
  const size = points.length / WIDTH;
  return {
    ...{ edition, asOf: new Date(), fraudShare: 1 / 3, size },
    place: (vector44) => Float32Array.from(vector44),
    async *pages() {
      for (let from = 0; from < size; from += PAGE_WALLETS)
        yield Array.from({ length: Math.min(PAGE_WALLETS, size - from) }, (_, at) => {
          const row = from + at;
          const point = points.subarray(row * WIDTH, (row + 1) * WIDTH);
          return { address: addressOf(row), fraud: row % 3 === 0, point };
        });
    },
  };
}
