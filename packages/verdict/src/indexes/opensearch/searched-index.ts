import { within } from "@tetron/domain/within";
import { requireFinite } from "@tetron/models/nearest/wallet-rows";
import type { FoundWallets, WalletIndex } from "../../wallet-index.ts";
import type { EditionWallets } from "../edition-wallets.ts";
import type { Cluster } from "./cluster.ts";
import { compareRecall } from "./measure-recall.ts";
import { requireFit } from "./require-fit.ts";
import type { SearchCounts } from "./search-counts.ts";
import { faultOf, type SearchFault } from "./search-fault.ts";
import { type SearchKind, searchWallets, type WalletSearch } from "./search-wallets.ts";
import { aliasOf, DIMENSION } from "./wallet-template.ts";

/** What a searched index is made of. */
export interface SearchedParts {
  readonly cluster: Cluster;
  readonly prefix: string;
  /** Deadline of a search, milliseconds. */
  readonly deadlineMs: number;
  readonly wallets: EditionWallets;
  readonly kind: SearchKind;
  /** The same wallets in memory: searched when OpenSearch does not answer as it should. */
  readonly held: () => Promise<WalletIndex>;
  readonly counts: SearchCounts;
  readonly onFault: (fault: SearchFault) => void;
}

/** How long an index that was as it should be is trusted, and one that was not is left alone. */
const [TRUST_MS, REST_MS] = [30_000, 5_000];
/** Of searches by HNSW one in so many is repeated exactly. */
const SAMPLE_EVERY = 50;

/** An index that OpenSearch searches, and memory when it cannot: whichever it was is said with what was found. */
export function searchedIndex({ wallets, held, counts, ...parts }: SearchedParts): WalletIndex {
  const { cluster, deadlineMs, kind } = parts;
  const { edition, asOf, fraudShare, size, place } = wallets;
  const alias = aliasOf(parts.prefix, edition);
  let trustedUntil = 0;
  let resting: { readonly until: number; readonly fault: SearchFault } | undefined;
  let searches = 0;

  async function searched(
    point: Float32Array,
    exclude: string,
    k: number,
    signal: AbortSignal,
  ): Promise<FoundWallets> {
    if (resting !== undefined && performance.now() < resting.until) throw resting.fault;
    const found = await within({ ms: deadlineMs, signal }, async (ended) => {
      if (performance.now() >= trustedUntil) {
        await requireFit(cluster, { alias, size, ms: deadlineMs, signal: ended });
        trustedUntil = performance.now() + TRUST_MS;
      }
      const search = { alias, kind, point, k, exclude, size, ms: deadlineMs, signal: ended };
      return { search, wallets: await searchWallets(cluster, search) };
    });
    if (kind === "hnsw" && searches++ % SAMPLE_EVERY === 0) void sampleRecall(found.search, found.wallets);
    return { wallets: found.wallets, by: kind === "hnsw" ? "opensearch_hnsw" : "opensearch" };
  }

  /** Searches exactly what was searched by HNSW, after it was answered. */
  async function sampleRecall(search: WalletSearch, near: FoundWallets["wallets"]): Promise<void> {
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const exact = await searchWallets(cluster, { ...search, kind: "exact", signal });
      counts.sample(compareRecall(exact, near));
    } catch {
      counts.missSample();
    }
  }

  return {
    ...{ edition, asOf, fraudShare, size },
    async nearest(wallet, k, signal) {
      const point = place(wallet.wallet44);
      requireFinite(point, DIMENSION);
      try {
        const found = await searched(point, wallet.address, k, signal);
        counts.found(found.by);
        return found;
      } catch (error) {
        signal.throwIfAborted();
        const fault = faultOf(error);
        if (fault !== resting?.fault) {
          resting = { until: performance.now() + REST_MS, fault };
          trustedUntil = 0;
          parts.onFault(fault);
        }
        counts.fault(fault.kind);
        const found = await (await held()).nearest(wallet, k, signal);
        counts.found(found.by);
        return found;
      }
    },
  };
}
