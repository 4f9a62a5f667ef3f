import type { JobRun } from "@tetron/service/jobs/job-run";
import { storedJobs } from "@tetron/service/jobs/stored-jobs";
import type { Subgraph } from "@tetron/service/subgraph";
import { createContext } from "./context.ts";
import type { ReputationDeps } from "./deps.ts";
import { announceDrifts } from "./jobs/announce-drifts.ts";
import { followHistories } from "./jobs/follow-histories.ts";
import { recordUpload } from "./jobs/record-upload.ts";
import { schema } from "./schema.ts";

/** The subgraph of reputations. */
export function openSubgraph(deps: ReputationDeps): Subgraph {
  const { lake, log } = deps;
  const record = (run: JobRun) => recordUpload(deps, run);
  const handlers = { "upload.outcomes": record, "hook.outcomes": record };
  return {
    name: "reputation",
    schema,
    createContext: (caller, signal) => createContext(deps, caller, signal),
    jobs: [
      followHistories(deps),
      announceDrifts(deps),
      storedJobs({ lake, log, name: "reputation", handlers }),
    ],
  };
}
