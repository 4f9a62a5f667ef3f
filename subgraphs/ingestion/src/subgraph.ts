import type { Lake } from "@tetron/lake/lake";
import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import { sequenceAuditJob } from "./jobs/sequence-audit.ts";
import { schema } from "./schema.ts";

/** The subgraph of networks and wallets. */
export function openSubgraph({ lake }: { readonly lake: Lake }): Subgraph {
  return {
    name: "ingestion",
    schema,
    createContext: (caller, signal) => createContext(lake, caller, signal),
    jobs: [sequenceAuditJob(lake)],
  };
}
