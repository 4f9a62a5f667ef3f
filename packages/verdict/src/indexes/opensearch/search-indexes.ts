import type { Log } from "@tetron/service/log";
import { z } from "zod";
import type { WalletIndex } from "../../wallet-index.ts";
import type { EditionWallets } from "../edition-wallets.ts";
import { type BuildProgress, type BuiltIndex, buildIndex } from "./build-index.ts";
import type { Cluster } from "./cluster.ts";
import { requireFit } from "./require-fit.ts";
import { type SearchCounts, searchCounts } from "./search-counts.ts";
import { SearchFault } from "./search-fault.ts";
import type { SearchKind } from "./search-wallets.ts";
import { searchedIndex } from "./searched-index.ts";
import { aliasOf } from "./wallet-template.ts";

/** The indexes of wallets in OpenSearch. */
export interface SearchIndexes {
  readonly counts: SearchCounts;
  /** An edition as OpenSearch searches it, and `held` where it cannot. */
  index(wallets: EditionWallets, held: () => Promise<WalletIndex>): WalletIndex;
  /** Whether an edition is there as it should be, with every wallet. */
  isBuilt(wallets: EditionWallets, signal: AbortSignal): Promise<boolean>;
  /** Builds an edition, while the build before it, if there is one, is searched; see {@link buildIndex}. */
  build(
    wallets: EditionWallets,
    options: { readonly signal: AbortSignal; readonly onProgress?: (progress: BuildProgress) => void },
  ): Promise<BuiltIndex>;
  /**
   * Deletes the builds of other editions, and those that were never finished, once they are two hours old.
   *
   * @returns Their names.
   */
  forget(keep: readonly EditionWallets[], signal: AbortSignal): Promise<string[]>;
}

/** Options of opening them. */
export interface SearchOptions {
  readonly cluster: Cluster;
  readonly prefix: string;
  readonly deadlineMs: number;
  /** Above this distance to the nearest known wallet one is an outlier; `null` where the model does not say. */
  readonly outlierFrom: number | null;
  readonly log: Log;
  /** Wallets up to which every distance is measured; above it HNSW is searched. */
  readonly maxExactWallets?: number;
}

/** Measuring every distance to so many takes some milliseconds. */
const MAX_EXACT_WALLETS = 100_000;
const REQUEST_MS = 10_000;
const UNUSED_MS = 2 * 3_600_000;
/** The same fault is logged once in so long. */
const LOG_EVERY_MS = 60_000;

const Names = z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()) }));
const Acknowledged = z.object({ acknowledged: z.literal(true) });

export function openSearchIndexes(options: SearchOptions): SearchIndexes {
  const { cluster, prefix, deadlineMs, log } = options;
  const { maxExactWallets = MAX_EXACT_WALLETS } = options;
  const counts = searchCounts({
    outlierFrom: options.outlierFrom,
    onLow: (wallets, recall) => log.warn({ wallets, recall }, "searches lose neighbours"),
  });
  const kindOf = ({ size }: EditionWallets): SearchKind => (size > maxExactWallets ? "hnsw" : "exact");
  let told: { readonly kind: string; readonly at: number } | undefined;

  function tell(fault: SearchFault): void {
    const now = performance.now();
    if (told?.kind === fault.kind && now - told.at < LOG_EVERY_MS) return;
    told = { kind: fault.kind, at: now };
    log.warn({ err: fault, kind: fault.kind }, "neighbours are searched in the process");
  }

  return {
    counts,
    index: (wallets, held) =>
      searchedIndex({
        cluster,
        prefix,
        deadlineMs,
        wallets,
        kind: kindOf(wallets),
        held,
        counts,
        onFault: tell,
      }),
    async isBuilt({ edition, size }, signal) {
      try {
        await requireFit(cluster, { alias: aliasOf(prefix, edition), size, ms: REQUEST_MS, signal });
        return true;
      } catch (error) {
        if (error instanceof SearchFault && error.kind === "unfit") return false;
        throw error;
      }
    },
    build: (wallets, { signal, onProgress }) =>
      buildIndex(cluster, wallets, {
        ...{ prefix, kind: kindOf(wallets), now: new Date(), signal },
        ...(onProgress && { onProgress }),
      }),
    async forget(keep, signal) {
      const limit = { ms: REQUEST_MS, signal };
      const names = await cluster.send({ method: "GET", path: `/${prefix}-*/_alias` }, Names, limit);
      const kept = new Set(keep.map(({ edition }) => aliasOf(prefix, edition)));
      const unused = Object.entries(names)
        .filter(
          ([name, { aliases }]) => isOld(name) && !Object.keys(aliases).some((alias) => kept.has(alias)),
        )
        .map(([name]) => name);
      for (const name of unused)
        await cluster.send({ method: "DELETE", path: `/${name}` }, Acknowledged, limit);
      return unused;
    },
  };
}

/** A build's name ends with the time when it was begun. */
function isOld(name: string): boolean {
  return Date.now() - Number.parseInt(name.split("-").at(-1)!, 36) > UNUSED_MS;
}
