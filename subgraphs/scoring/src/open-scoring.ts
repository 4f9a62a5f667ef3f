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
import { lakeSources } from "@tetron/verdict/lake-sources";
import { openEngine } from "@tetron/verdict/open-engine";
import { DEFAULT_POLICY, readPolicy } from "@tetron/verdict/policy/read-policy";
import type { z } from "zod";
import type { ScoringDeps } from "./score-transaction.ts";
import type { ScoringSettings } from "./settings.ts";

/** Opens scoring over a lake: the policy, the engine and the sources. */
export async function openScoring(
  lake: Lake,
  settings: z.infer<typeof ScoringSettings>,
  log: Log,
): Promise<ScoringDeps> {
  const policy = await readPolicy(settings.TETRON_POLICY ?? DEFAULT_POLICY);
  const own = settings.TETRON_REPUTATION_POLICY;
  const [engine, bytes, reputationPolicy] = await Promise.all([
    openEngine(policy),
    readArtifacts(REPUTATION_URL, REPUTATION_FILES),
    own === undefined ? undefined : readJsonFile(own, parseReputationPolicy),
  ]);
  const sources = lakeSources(lake.db, decodeReputationArtifacts(bytes, reputationPolicy));
  log.info({ ...engine.versions, policyName: policy.name }, "engine ready");
  return { lake, engine, sources, deadlineMs: settings.TETRON_SOURCE_DEADLINE_MS, log };
}
