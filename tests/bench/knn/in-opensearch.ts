import { silent } from "@tetron/lake/testing";
import type { EditionWallets } from "@tetron/verdict/indexes/edition-wallets";
import { openCluster } from "@tetron/verdict/indexes/opensearch/cluster";
import { openSearchIndexes } from "@tetron/verdict/indexes/opensearch/search-indexes";
import { OpenSearchSettings } from "@tetron/verdict/indexes/opensearch/settings";
import { openSearchCommand, startOpenSearch } from "@tetron/verdict/indexes/opensearch/testing";
import type { FoundWallets } from "@tetron/verdict/wallet-index";
import { WIDTH } from "./wallets.ts";

/** Searches of an OpenSearch over the points of one size after the other. */
export interface OpenSearchBench extends AsyncDisposable {
  /** Builds an index of the points, a row each, in place of the one before. */
  build(points: Float32Array): Promise<BuiltBench>;
}

/** An index in OpenSearch. */
export interface BuiltBench {
  /** How long it was stored, arranged and verified. */
  readonly seconds: number;
  search(point: Float32Array): Promise<FoundWallets>;
}

const PAGE_WALLETS = 2_000;
const PROGRESS_WALLETS = 100_000;
const DEADLINE_MS = 60_000;
/** Of the machine's memory; the graph of a million wallets is read from the files that the system keeps in the rest. */
const HEAP_MB = 3_072;
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
  const node = stack.use(await startOpenSearch(command, { heapMb: HEAP_MB }));
  const cluster = stack.use(await openCluster({ ...OpenSearchSettings.parse({}), OPENSEARCH_URL: node.url }));
  const indexes = openSearchIndexes({
    ...{ cluster, prefix: "bench", deadlineMs: DEADLINE_MS, outlierFrom: null, log: silent },
  });
  const { signal } = new AbortController();
  return {
    async build(points) {
      const wallets = editionOf(points, "knn");
      const start = performance.now();
      await indexes.build(wallets, {
        signal,
        onProgress: ({ phase, done, total }) => {
          if (done % PROGRESS_WALLETS === 0) process.stderr.write(`${phase}: ${done} of ${total}\n`);
        },
      });
      const seconds = (performance.now() - start) / 1_000;
      const index = indexes.index(wallets, () => Promise.reject(new Error("OpenSearch did not answer.")));
      return { seconds, search: (point) => index.nearest({ address: "", wallet44: point }, K, signal) };
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
