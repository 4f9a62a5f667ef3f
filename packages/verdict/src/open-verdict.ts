import type { ShelfLives } from "@tetron/domain/shelf-lives";
import type { Lake } from "@tetron/lake/lake";
import type { KnownAsset } from "@tetron/lake/prices";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Log } from "@tetron/service/log";
import type { z } from "zod";
import type { HistoryAsking } from "./asking/history-asking.ts";
import { type Engines, openEngines } from "./engines.ts";
import type { Engine } from "./estimate/engine.ts";
import { openEngine } from "./estimate/open-engine.ts";
import { openSearch } from "./indexes/opensearch/open-search.ts";
import type { OpenSearchSettings } from "./indexes/opensearch/settings.ts";
import { type Keeper, openKeeper } from "./kept/keeper.ts";
import { DEFAULT_POLICY, readPolicy } from "./policy/read-policy.ts";
import type { VerdictSettings } from "./settings.ts";
import { clusterSource } from "./sources/cluster-source.ts";
import type { UsdOf } from "./sources/gather.ts";
import { historySource } from "./sources/history-source.ts";
import { lakeSource } from "./sources/lake-source.ts";
import { neighbourSource } from "./sources/neighbour-source.ts";
import { proposalSource } from "./sources/proposal-source.ts";
import type { AnySource } from "./sources/source.ts";
import { transferSource } from "./sources/transfer-source.ts";
import type { WalletIndex } from "./wallet-index.ts";
import { openWalletIndexes, type WalletIndexes } from "./wallet-indexes.ts";

/** The sources, and what turns their answers into a decision. */
export interface Verdict {
  /** Of the model that ships; its policy and taxonomy are those of every engine. */
  readonly engine: Engine;
  readonly engines: Engines;
  /** Of a fact from several sources, the last one's counts; see `Source`. */
  readonly sources: readonly AnySource[];
  /** The index that ships. */
  readonly index: WalletIndex;
  readonly indexes: WalletIndexes;
  readonly reputation: ReputationArtifacts;
  readonly shelfLives: ShelfLives;
  readonly usdOf: UsdOf;
  /** Absent in a process that keeps no estimates. */
  readonly keeper?: Keeper | undefined;
}

/** Options of opening a verdict. */
export interface VerdictParts extends Pick<Verdict, "reputation" | "shelfLives" | "usdOf"> {
  readonly lake: Lake;
  readonly settings: Pick<z.infer<typeof VerdictSettings>, "TETRON_POLICY" | "TETRON_SOURCE_DEADLINE_MS"> &
    Partial<OpenSearchSettings>;
  readonly log: Log;
  /** The assets that values count; absent: exposure is not asked for. */
  readonly knownAssets?: readonly KnownAsset[];
  /** Whether estimates that a score had to compute are kept for the next; the process of scoring alone does that. */
  readonly keeps?: boolean;
  /** Asks for histories that are not held; absent: only what is held counts. */
  readonly histories?: HistoryAsking;
}

/**
 * Opens the policy, the engine and the sources over a lake.
 *
 * @throws Error naming the policy or artifact that cannot be used.
 */
export async function openVerdict({
  lake,
  settings,
  log,
  histories,
  keeps = false,
  ...parts
}: VerdictParts): Promise<Verdict> {
  const policy = await readPolicy(settings.TETRON_POLICY ?? DEFAULT_POLICY);
  const opened = await openEngine(policy, { taxonomy: parts.reputation.taxonomy });
  const { engine, index } = opened;
  log.info({ ...engine.versions, policyName: policy.name }, "engine ready");
  const deadlineMs = settings.TETRON_SOURCE_DEADLINE_MS;
  const held = lakeSource(lake, deadlineMs);
  const search = await openSearch(settings, { engine, log });
  const indexes = openWalletIndexes(lake, { ...opened, search });
  const engines = openEngines({ db: lake.db, log }, opened);
  const { reputation, shelfLives } = parts;
  const { taxonomy } = reputation;
  const onDemand = histories?.isConfigured
    ? [historySource(histories, { lake: held, taxonomy, shelfLives, deadlineMs })]
    : [];
  const proposed = policy.rules.some(({ when }) => when.reviewProposed)
    ? [proposalSource(lake, deadlineMs)]
    : [];
  const sources = [
    held,
    ...onDemand,
    clusterSource(lake, taxonomy, deadlineMs),
    transferSource(lake, { taxonomy, deadlineMs, known: policy.exposure && parts.knownAssets }),
    neighbourSource(indexes, deadlineMs),
    ...proposed,
  ];
  const keeper = keeps ? openKeeper({ lake, log }) : undefined;
  return { ...parts, engine, engines, index, sources, indexes, keeper };
}
