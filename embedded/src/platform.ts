import { type FollowedChain, openChains } from "@tetron/connectors/follow/configured/open-chains";
import { openMempools } from "@tetron/connectors/follow/configured/open-mempools";
import { openLiveInputs } from "@tetron/connectors/market/live-inputs";
import { KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import { tableUsd } from "@tetron/connectors/market/prices/table-usd";
import { openProviders } from "@tetron/connectors/providers/configured/open-providers";
import { openBudgets } from "@tetron/connectors/rpc/budgets";
import type { SimulatedChain } from "@tetron/connectors/simulation/simulated-chain";
import type { Supergraph } from "@tetron/federation/supergraph";
import { localSupergraph } from "@tetron/gateway/local-supergraph";
import { beginFollowing } from "@tetron/ingestion/follow/begin-following";
import { indexSourcesOf } from "@tetron/ingestion/indexes/settings";
import { openHistoryAsking } from "@tetron/ingestion/on-demand/ask-history";
import { seedPrices } from "@tetron/ingestion/prices/seed-prices";
import { priceHistoryOf } from "@tetron/ingestion/prices/settings";
import { seedReference } from "@tetron/ingestion/seed-reference";
import * as ingestion from "@tetron/ingestion/subgraph";
import { findChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import type { ReputationDeps } from "@tetron/reputation/deps";
import { openReputation } from "@tetron/reputation/open-reputation";
import * as reputationGraph from "@tetron/reputation/subgraph";
import { openRouting } from "@tetron/routing/open-routing";
import * as routingGraph from "@tetron/routing/subgraph";
import { retrainPlanOf } from "@tetron/scoring/jobs/retrain-models";
import type { ScoringDeps } from "@tetron/scoring/judge-transaction";
import { registerShipped } from "@tetron/scoring/models/register-shipped";
import { openAnalyst } from "@tetron/scoring/review/analyst";
import * as scoringGraph from "@tetron/scoring/subgraph";
import type { Job } from "@tetron/service/job";
import type { Log } from "@tetron/service/log";
import type { Metrics } from "@tetron/service/metrics";
import { openReputationArtifacts } from "@tetron/service/reputation-artifacts";
import { settleMemory } from "@tetron/service/settle-memory";
import { openShelfLives } from "@tetron/service/shelf-lives";
import * as tenancyGraph from "@tetron/tenancy/subgraph";
import { openVerdict } from "@tetron/verdict/open-verdict";
import type { Settings } from "./settings.ts";

/** Every subgraph in one process, over one lake. */
export interface Platform {
  readonly lake: Lake;
  readonly scoring: ScoringDeps;
  readonly reputation: ReputationDeps;
  readonly supergraph: Supergraph;
  /** The jobs of the subgraphs. */
  readonly jobs: readonly Job[];
  /** Adds the metrics of the subgraphs to those of the process. */
  addMetrics(metrics: Metrics): void;
}

/** Options of opening a platform. */
export interface PlatformParts {
  readonly lake: Lake;
  readonly settings: Settings;
  readonly log: Log;
  /** Aborts opening. */
  readonly signal: AbortSignal;
  /** The simulated network, where it plays. */
  readonly simulation?: SimulatedChain | undefined;
}

/**
 * Updates the lake's reference data and opens every subgraph over it.
 *
 * @param stack - Closes what they opened.
 */
export async function openPlatform(stack: AsyncDisposableStack, parts: PlatformParts): Promise<Platform> {
  const { lake, settings, log, signal, simulation } = parts;
  // Loading at a first start leaves garbage; collecting it now lets the rest reuse the memory.
  if (await seedReference(lake, { log, signal })) settleMemory();
  await seedPrices(lake, new Date());
  const artifacts = await openReputationArtifacts(settings);
  const shelfLives = await openShelfLives(settings);
  const budgets = openBudgets(settings);
  const pool = openProviders(stack, settings, budgets);
  const histories = openHistoryAsking(stack, { lake, pool, log });
  const verdict = await openVerdict({
    ...{ lake, settings, log, shelfLives, histories, keeps: true },
    reputation: artifacts,
    ...{ usdOf: tableUsd, knownAssets: KNOWN_ASSETS },
  });
  const deadlineMs = settings.TETRON_SOURCE_DEADLINE_MS;
  const reputation = openReputation(lake, artifacts, log, { asking: histories, shelfLives, deadlineMs });
  const routing = await openRouting(stack, { lake, settings, log, verdict, budgets }, signal);
  const scoring: ScoringDeps = { lake, log, ...verdict };
  await registerShipped(scoring, new Date());
  const simulated = simulation && followed(simulation);
  if (simulated && (await findChain(lake.db, "simnet")) === undefined)
    await beginFollowing(lake, simulated, signal);
  const subgraphs = [
    ingestion.openSubgraph({
      ...{ lake, taxonomy: artifacts.taxonomy, shelfLives, log },
      histories: { asking: histories, deadlineMs },
      chains: [...openChains(stack, settings, budgets), ...(simulated ? [simulated] : [])],
      prices: { live: stack.use(openLiveInputs({ settings, budgets })), history: priceHistoryOf(settings) },
      indexSources: indexSourcesOf(settings),
      archive: settings.TETRON_ARCHIVE,
    }),
    scoringGraph.openSubgraph(scoring, {
      mempools: [
        ...openMempools(stack, settings, budgets),
        ...(simulation ? [{ mode: "watch" as const, source: simulation.mempool }] : []),
      ],
      analyst: await openAnalyst({ lake, settings, log }),
      retrain: retrainPlanOf(settings),
    }),
    reputationGraph.openSubgraph(reputation),
    routingGraph.openSubgraph(routing),
    tenancyGraph.openSubgraph({
      ...{ lake, log },
      webhooks: { toLoopback: settings.TETRON_WEBHOOKS_TO_LOOPBACK },
      keepEventsDays: settings.TETRON_KEEP_EVENTS_DAYS,
    }),
  ];
  const jobs = subgraphs.flatMap((each) => each.jobs);
  return {
    ...{ lake, scoring, reputation, supergraph: localSupergraph(subgraphs), jobs },
    addMetrics: (metrics) => {
      for (const each of subgraphs) each.addMetrics?.(metrics);
    },
  };
}

/**
 * The simulated network as a chain of which every block is kept from the first one on. Once it was cleared it is not begun
 * again before the next start; once it was reset it is.
 */
function followed({ source }: SimulatedChain): FollowedChain {
  const chain = { network: "simnet", mode: "full", from: 1, isBegunAtStart: true } as const;
  return { ...chain, source, oldBlocks: source, health: () => [] };
}
