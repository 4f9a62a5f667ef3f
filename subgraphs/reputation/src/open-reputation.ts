import { createIds } from "@tetron/domain/id";
import type { Lake } from "@tetron/lake/lake";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { readArtifacts } from "@tetron/service/artifacts";
import type { Log } from "@tetron/service/log";
import type { ReputationDeps } from "./deps.ts";
import { createInTurn } from "./in-turn.ts";
import { shippedStates } from "./shipped-states.ts";

/**
 * Opens reputation over a lake.
 *
 * @param folder - The artifacts, with their manifest.
 * @throws Error naming the artifact that is missing or broken.
 */
export async function openReputation(
  lake: Lake,
  log: Log,
  folder: URL = REPUTATION_URL,
): Promise<ReputationDeps> {
  const artifacts = decodeReputationArtifacts(await readArtifacts(folder, REPUTATION_FILES));
  log.info({ model: artifacts.version, wallets: artifacts.states.addresses.length }, "reputation ready");
  return {
    lake,
    artifacts,
    shipped: shippedStates(artifacts.states),
    nextId: createIds(),
    inTurn: createInTurn(),
    log,
  };
}
