import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import type { IngestionDeps } from "./deps.ts";
import { schema } from "./schema.ts";

/** The subgraph of networks and wallets. */
export function openSubgraph(deps: IngestionDeps): Subgraph {
  return {
    name: "ingestion",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [],
  };
}
