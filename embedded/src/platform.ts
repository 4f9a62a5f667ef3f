import type { Supergraph } from "@tetron/federation/supergraph";
import { localSupergraph } from "@tetron/gateway/local-supergraph";
import { seedReference } from "@tetron/ingestion/seed-reference";
import { openSubgraph as openIngestion } from "@tetron/ingestion/subgraph";
import type { Lake } from "@tetron/lake/lake";
import { openScoring } from "@tetron/scoring/open-scoring";
import type { ScoringDeps } from "@tetron/scoring/score-transaction";
import { openSubgraph as openScoringSubgraph } from "@tetron/scoring/subgraph";
import type { Log } from "@tetron/service/log";
import type { Settings } from "./settings.ts";

/** Every subgraph in one process, over one lake. */
export interface Platform {
  readonly lake: Lake;
  readonly scoring: ScoringDeps;
  readonly supergraph: Supergraph;
}

/** Brings the lake's reference data up to date and opens the subgraphs over it. */
export async function openPlatform(lake: Lake, settings: Settings, log: Log): Promise<Platform> {
  const [scoring] = await Promise.all([openScoring(lake, settings, log), seedReference(lake, log)]);
  const supergraph = localSupergraph([openIngestion({ lake }), openScoringSubgraph(scoring)]);
  return { lake, scoring, supergraph };
}
