import { createIds } from "@tetron/domain/id";
import { parseLabelWords } from "@tetron/labels/parse-label-words";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
} from "@tetron/models/reputation/artifacts";
import { parseReputationPolicy } from "@tetron/models/reputation/parse-policy";
import { readArtifacts } from "@tetron/service/artifacts";
import { readJsonFile } from "@tetron/service/json-file";
import type { Log } from "@tetron/service/log";
import type { z } from "zod";
import type { ReputationDeps } from "./deps.ts";
import { createInTurn } from "./in-turn.ts";
import type { ReputationSettings } from "./settings.ts";
import { shippedStates } from "./shipped-states.ts";

/**
 * Opens reputation over a lake: what ships, and the policy.
 *
 * @throws Error naming the artifact that is missing or broken, or what is wrong with the operator's policy.
 */
export async function openReputation(
  lake: Lake,
  settings: z.infer<typeof ReputationSettings>,
  log: Log,
): Promise<ReputationDeps> {
  const own = settings.TETRON_REPUTATION_POLICY;
  const policy = own === undefined ? undefined : await readJsonFile(own, parseReputationPolicy);
  const words = settings.TETRON_LABEL_WORDS;
  const taxonomy = words === undefined ? SHIPPED_TAXONOMY : await readJsonFile(words, parseLabelWords);
  const bytes = await readArtifacts(REPUTATION_URL, REPUTATION_FILES);
  const artifacts = decodeReputationArtifacts(bytes, policy, taxonomy);
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
