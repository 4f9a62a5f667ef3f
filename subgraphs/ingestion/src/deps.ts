import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { IndexSources } from "./indexes/source-of-index.ts";
import type { PriceSources } from "./jobs/record-prices.ts";
import type { HistoryAsking } from "./on-demand/ask-history.ts";

/** The dependencies of this subgraph. */
export interface IngestionDeps {
  readonly lake: Lake;
  /** What the words of lists mean. */
  readonly taxonomy: Taxonomy;
  readonly shelfLives: ShelfLives;
  readonly log: Log;
  /** Asks providers for histories; absent: nobody is asked. */
  readonly histories?: {
    readonly asking: HistoryAsking;
    /** How long a request waits for a history, in milliseconds. */
    readonly deadlineMs: number;
  };
  /** The chains that are followed; absent: none. */
  readonly chains?: readonly FollowedChain[];
  /** Where prices are read from day to day; absent: from nobody. */
  readonly prices?: PriceSources;
  /** Folder of the archive, absolute; absent: there is none. */
  readonly archive?: string | undefined;
  /** Where indexes of known wallets may be read from. */
  readonly indexSources: IndexSources;
}
