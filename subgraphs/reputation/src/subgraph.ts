import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import type { ReputationDeps } from "./deps.ts";
import { announceDrifts } from "./jobs/announce-drifts.ts";
import { followHistories } from "./jobs/follow-histories.ts";
import { schema } from "./schema.ts";

/** The subgraph of reputations. */
export function openSubgraph(deps: ReputationDeps): Subgraph {
  return {
    name: "reputation",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [followHistories(deps), announceDrifts(deps)],
  };
}
