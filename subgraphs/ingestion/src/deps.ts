import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { PatientAsking } from "./on-demand/ask-for-wallet.ts";

/** The dependencies of this subgraph. */
export interface IngestionDeps {
  readonly lake: Lake;
  /** What the words of lists mean. */
  readonly taxonomy: Taxonomy;
  readonly shelfLives: ShelfLives;
  readonly log: Log;
  /** Asks providers for histories; absent: nobody is asked. */
  readonly histories?: PatientAsking;
}
