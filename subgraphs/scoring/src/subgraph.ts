import type { WatchedMempool } from "@tetron/connectors/follow/configured/open-mempools";
import { prepareScoreSummaries } from "@tetron/lake/scores";
import type { JobRun } from "@tetron/service/jobs/job-run";
import { storedJobs } from "@tetron/service/jobs/stored-jobs";
import type { Subgraph } from "@tetron/service/subgraph";
import { openEditions } from "@tetron/verdict/editions/editions";
import { showSearches } from "@tetron/verdict/indexes/opensearch/show-searches";
import { createContext } from "./context.ts";
import { buildSearchIndex } from "./jobs/build-search-index.ts";
import { checkCanaries } from "./jobs/check-canaries.ts";
import { completeLateScores } from "./jobs/complete-late-scores.ts";
import { type KeepingWatch, keepEstimates, showKeeping } from "./jobs/keep-estimates.ts";
import { measureDrift } from "./jobs/measure-drift.ts";
import { narrateScores } from "./jobs/narrate-scores.ts";
import { type RetrainPlan, retrainModels } from "./jobs/retrain-models.ts";
import { scoreUpload } from "./jobs/score-upload.ts";
import type { ScoringDeps } from "./judge-transaction.ts";
import { type ModelWatch, showModelWatch } from "./models/model-watch.ts";
import { forgetPayments } from "./pending/forget-payments.ts";
import { newPendingCounts, showPending } from "./pending/pending-counts.ts";
import { watchPending } from "./pending/pending-job.ts";
import type { Analyst } from "./review/analyst.ts";
import { schema } from "./schema.ts";

/** What the subgraph may have beside what it scores with. */
interface SubgraphParts {
  /** Whose payments are scored before they are in a block. */
  readonly mempools?: readonly WatchedMempool[];
  /** Explains scores; templates do without one. */
  readonly analyst?: Analyst | null;
  /** When models are trained from what was reported; never without it. */
  readonly retrain?: RetrainPlan | undefined;
}

/** The subgraph of scores and risks. */
export function openSubgraph(
  deps: ScoringDeps,
  { mempools = [], analyst = null, retrain }: SubgraphParts = {},
): Subgraph {
  const { lake, log } = deps;
  const { search } = deps.indexes;
  const editions = openEditions({ current: deps, folder: undefined, db: lake.db });
  const forAnswers = { ...deps, editions, findScores: prepareScoreSummaries(lake.db), analyst };
  const watch: ModelWatch = { flipped: null, drift: [] };
  const keeping: KeepingWatch = { kept: 0, isWhole: null };
  const watched = mempools.map((mempool) => ({ mempool, counts: newPendingCounts(mempool.source.network) }));
  const handlers = { "upload.payments": (run: JobRun) => scoreUpload(deps, run) };
  return {
    name: "scoring",
    schema,
    createContext: (caller, signal) => createContext(forAnswers, caller, signal),
    jobs: [
      keepEstimates(deps, keeping),
      checkCanaries(deps, watch),
      measureDrift(deps, watch),
      ...(retrain ? [retrainModels(deps, retrain)] : []),
      completeLateScores(deps),
      forgetPayments(lake),
      storedJobs({ lake, log, name: "scoring", handlers }),
      ...watched.map(({ mempool, counts }) => watchPending(deps, mempool, { counts })),
      ...(analyst === null ? [] : [narrateScores(lake, analyst)]),
      ...(search === null ? [] : [buildSearchIndex(deps, search)]),
    ],
    addMetrics(metrics) {
      showModelWatch(metrics, watch);
      showKeeping(metrics, keeping);
      showPending(
        metrics,
        watched.map(({ counts }) => counts),
      );
      if (search !== null) showSearches(metrics, search.counts);
    },
  };
}
