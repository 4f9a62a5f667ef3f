import type { Job } from "@tetron/service/job";
import type { SearchIndexes } from "@tetron/verdict/indexes/opensearch/search-indexes";
import type { ScoringDeps } from "../judge-transaction.ts";

/** A million wallets take some minutes to build. */
const DEADLINE_MS = 3_600_000;

/**
 * Builds the index that ships and the one in force where OpenSearch lacks them or has them otherwise than it should, and
 * deletes those of other editions. Until one is built, each process searches its memory.
 */
export function buildSearchIndex(
  { indexes, log }: Pick<ScoringDeps, "indexes" | "log">,
  search: Pick<SearchIndexes, "isBuilt" | "build" | "forget">,
): Job {
  return {
    name: "scoring.build-search-index",
    periodMs: 10_000,
    jitterMs: 1_000,
    deadlineMs: DEADLINE_MS,
    async run(signal) {
      const editions = await indexes.editions();
      for (const wallets of editions) {
        if (await search.isBuilt(wallets, signal)) continue;
        const { edition } = wallets;
        log.info({ edition, built: await search.build(wallets, { signal }) }, "search index built");
      }
      const forgotten = await search.forget(editions, signal);
      if (forgotten.length > 0) log.info({ forgotten }, "search indexes deleted");
    },
  };
}
