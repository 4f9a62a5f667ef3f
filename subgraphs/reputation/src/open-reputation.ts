import { createIds } from "@tetron/domain/id";
import type { Lake } from "@tetron/lake/lake";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Log } from "@tetron/service/log";
import type { ReputationDeps } from "./deps.ts";
import { createInTurn } from "./in-turn.ts";

/** Opens reputation over a lake and the artifacts. */
export function openReputation(lake: Lake, artifacts: ReputationArtifacts, log: Log): ReputationDeps {
  log.info({ model: artifacts.version, wallets: artifacts.states.addresses.length }, "reputation ready");
  return { lake, artifacts, nextId: createIds(), inTurn: createInTurn(), log };
}
