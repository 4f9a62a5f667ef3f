import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import type { TenancyDeps } from "./deps.ts";
import { forgetEvents } from "./jobs/forget-events.ts";
import { queueWebhooks } from "./jobs/queue-webhooks.ts";
import { sendWebhooks } from "./jobs/send-webhooks.ts";
import { sequenceAuditJob } from "./jobs/sequence-audit.ts";
import { schema } from "./schema.ts";

/** The subgraph of tenants: their keys, their webhooks, and the audit log of what they and Tetron did. */
export function openSubgraph(deps: TenancyDeps): Subgraph {
  const { keepEventsDays } = deps;
  const forget = keepEventsDays === undefined ? [] : [forgetEvents(deps, keepEventsDays)];
  return {
    name: "tenancy",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [sequenceAuditJob(deps.lake), queueWebhooks(deps), sendWebhooks(deps), ...forget],
  };
}
