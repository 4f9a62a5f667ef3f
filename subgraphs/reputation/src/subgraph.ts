import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import type { ReputationDeps } from "./deps.ts";
import { schema } from "./schema.ts";

/** The part of the graph that knows how far wallets can be trusted. */
export function openSubgraph(deps: ReputationDeps): Subgraph {
  return {
    name: "reputation",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
  };
}
