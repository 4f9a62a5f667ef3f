import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import { completeLateScores } from "./jobs/complete-late-scores.ts";
import type { ScoringDeps } from "./judge-transaction.ts";
import { schema } from "./schema.ts";

/** The subgraph of scores and risks. */
export function openSubgraph(deps: ScoringDeps): Subgraph {
  return {
    name: "scoring",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [completeLateScores(deps)],
  };
}
