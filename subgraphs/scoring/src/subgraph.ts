import type { WatchedMempool } from "@tetron/connectors/follow/configured/open-mempools";
import { prepareScoreSummaries } from "@tetron/lake/scores";
import type { JobRun } from "@tetron/service/jobs/job-run";
import { storedJobs } from "@tetron/service/jobs/stored-jobs";
import type { Subgraph } from "@tetron/service/subgraph";
import { openEditions } from "@tetron/verdict/editions/editions";
import { createContext } from "./context.ts";
import { completeLateScores } from "./jobs/complete-late-scores.ts";
import { scoreUpload } from "./jobs/score-upload.ts";
import type { ScoringDeps } from "./judge-transaction.ts";
import { forgetPayments } from "./pending/forget-payments.ts";
import { watchPending } from "./pending/pending-job.ts";
import { schema } from "./schema.ts";

/** The subgraph of scores and risks. @param mempools - Whose payments are scored before they are in a block. */
export function openSubgraph(deps: ScoringDeps, mempools: readonly WatchedMempool[] = []): Subgraph {
  const { lake, log } = deps;
  const editions = openEditions({ current: deps, folder: undefined });
  const forAnswers = { ...deps, editions, findScores: prepareScoreSummaries(lake.db) };
  const handlers = { "upload.payments": (run: JobRun) => scoreUpload(deps, run) };
  return {
    name: "scoring",
    schema,
    createContext: (caller, signal) => createContext(forAnswers, caller, signal),
    jobs: [
      completeLateScores(deps),
      forgetPayments(lake),
      storedJobs({ lake, log, name: "scoring", handlers }),
      ...mempools.map((mempool) => watchPending(deps, mempool)),
    ],
  };
}
