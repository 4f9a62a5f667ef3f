import { createIds } from "@tetron/domain/id";
import { DEFAULT_SHELF_LIVES, type ShelfLives } from "@tetron/domain/shelf-lives";
import type { Lake } from "@tetron/lake/lake";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Log } from "@tetron/service/log";
import { askForWallets, askNobody } from "@tetron/verdict/asking/ask-for-wallets";
import type { HistoryAsking } from "@tetron/verdict/asking/history-asking";
import type { OnDemand, ReputationDeps } from "./deps.ts";
import { createInTurn } from "./in-turn.ts";

/** Who is asked for histories that are not held, and how long a request waits for them. */
interface OnDemandParts {
  readonly asking: HistoryAsking;
  readonly shelfLives: ShelfLives;
  readonly deadlineMs: number;
}

const NOBODY: OnDemand = { isConfigured: false, askFor: askNobody, shelfLives: DEFAULT_SHELF_LIVES };

/** Opens reputation over a lake and the artifacts; without `parts` nobody is asked for histories. */
export function openReputation(
  lake: Lake,
  artifacts: ReputationArtifacts,
  log: Log,
  parts?: OnDemandParts,
): ReputationDeps {
  log.info({ model: artifacts.version, wallets: artifacts.states.addresses.length }, "reputation ready");
  const { taxonomy } = artifacts;
  const onDemand = parts && {
    isConfigured: parts.asking.isConfigured,
    askFor: askForWallets({ lake, log, taxonomy, ...parts }),
    shelfLives: parts.shelfLives,
  };
  return { lake, artifacts, nextId: createIds(), inTurn: createInTurn(), log, onDemand: onDemand ?? NOBODY };
}
