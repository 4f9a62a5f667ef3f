import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import type { RoutingDeps } from "./routing-deps.ts";
import { schema } from "./schema.ts";

/** The subgraph of routes. */
export function openSubgraph(deps: RoutingDeps): Subgraph {
  return {
    name: "routing",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [],
  };
}
