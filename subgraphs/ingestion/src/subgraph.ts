import { storedJobs } from "@tetron/service/jobs/stored-jobs";
import type { Subgraph } from "@tetron/service/subgraph";
import { askForWallets, askNobody } from "@tetron/verdict/asking/ask-for-wallets";
import { type ArchiveCounts, showArchiveCounts } from "./archive/archive-counts.ts";
import { archiveJob } from "./archive/archive-job.ts";
import { createContext } from "./context.ts";
import type { IngestionDeps } from "./deps.ts";
import { backfillChains } from "./follow/backfill-chain.ts";
import { newFollowCounts, showFollowCounts } from "./follow/follow-counts.ts";
import { followJob } from "./follow/follow-job.ts";
import { type ForgottenRows, forgetMovements, showForgotten } from "./follow/forget-movements.ts";
import { workWallets } from "./hooks/work-wallets.ts";
import { workScrape } from "./indexes/work-scrape.ts";
import { forgetOldJobs } from "./jobs/forget-jobs.ts";
import { projectTransfers } from "./jobs/project-transfers.ts";
import { readRestOfHistories } from "./jobs/read-rest.ts";
import { recordPrices } from "./jobs/record-prices.ts";
import { rollUpWallets } from "./jobs/roll-up.ts";
import { valueTransfers } from "./jobs/value-transfers.ts";
import { workSanctions } from "./lists/sanctions-job.ts";
import { schema } from "./schema.ts";
import { workContext } from "./uploads/work-context.ts";
import { workHistories } from "./uploads/work-histories.ts";
import { workLabels } from "./uploads/work-labels.ts";

/** The subgraph of networks and wallets. */
export function openSubgraph(deps: IngestionDeps): Subgraph {
  const { lake, log, histories, prices, chains = [], archive: folder } = deps;
  const askFor = histories ? askForWallets({ ...deps, ...histories }) : askNobody;
  const rests = histories?.asking.isConfigured ? [readRestOfHistories(histories.asking)] : [];
  const counted = chains.map((chain) => ({ chain, counts: newFollowCounts() }));
  const follows = counted.map((each) => followJob({ lake, log, ...each }));
  const forgotten: ForgottenRows = new Map();
  const archived: ArchiveCounts = { status: undefined };
  const archives = folder === undefined ? [] : [archiveJob({ lake, log, folder, counts: archived })];
  const handlers = {
    "upload.histories": workHistories,
    "upload.labels": workLabels,
    "upload.context": workContext,
    "hook.context": workContext,
    "chain.backfill": backfillChains(chains),
    "hook.wallets": workWallets(deps),
    "sanctions.refresh": workSanctions,
    "index.scrape": workScrape(deps.indexSources),
  };
  return {
    name: "ingestion",
    schema,
    createContext: (caller, signal) => createContext({ ...deps, askFor }, caller, signal),
    jobs: [
      storedJobs({ lake, log, name: "ingestion", handlers }),
      forgetOldJobs(lake),
      forgetMovements({ lake, log, chains, forgotten, isArchived: folder !== undefined }),
      projectTransfers(lake),
      valueTransfers(lake),
      rollUpWallets(lake),
      ...(prices ? [recordPrices(lake, prices)] : []),
      ...rests,
      ...follows,
      ...archives,
    ],
    addMetrics(metrics) {
      showFollowCounts(metrics, counted);
      showForgotten(metrics, forgotten);
      if (folder !== undefined) showArchiveCounts(metrics, archived);
    },
  };
}
