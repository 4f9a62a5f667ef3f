import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
  type ReputationArtifacts,
} from "@tetron/models/reputation/artifacts";
import { parseReputationPolicy } from "@tetron/models/reputation/parse-policy";
import { readArtifacts } from "./artifacts.ts";
import { readJsonFile } from "./json-file.ts";
import type { CommonSettings } from "./settings.ts";
import { openTaxonomy } from "./taxonomy.ts";

/** The settings of all who judge wallets: processes that serve the same graph must have the same. */
export type ReputationSettings = Pick<CommonSettings, "TETRON_REPUTATION_POLICY" | "TETRON_LABEL_WORDS">;

/**
 * Reads what wallets are judged with: what ships for reputation, the operator's policy, and what the words of lists mean.
 * A process opens it once, and hands it to all that judge.
 *
 * @throws Error naming the artifact that is missing or broken, or what is wrong with a file of the operator's.
 */
export async function openReputationArtifacts(settings: ReputationSettings): Promise<ReputationArtifacts> {
  const { TETRON_REPUTATION_POLICY: policy } = settings;
  return decodeReputationArtifacts(
    await readArtifacts(REPUTATION_URL, REPUTATION_FILES),
    policy === undefined ? undefined : await readJsonFile(policy, parseReputationPolicy),
    await openTaxonomy(settings),
  );
}
