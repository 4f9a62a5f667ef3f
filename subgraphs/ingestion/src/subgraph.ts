import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import { schema } from "./schema.ts";

/** The dependencies of this subgraph. */
export interface IngestionDeps {
  readonly lake: Lake;
  /** What the words of lists mean. */
  readonly taxonomy: Taxonomy;
  readonly shelfLives: ShelfLives;
}

/** The subgraph of networks and wallets. */
export function openSubgraph(deps: IngestionDeps): Subgraph {
  return {
    name: "ingestion",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [],
  };
}
