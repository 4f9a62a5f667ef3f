import { parseLabelWords } from "@tetron/labels/parse-label-words";
import { SHIPPED_TAXONOMY } from "@tetron/labels/taxonomy";
import type { Lake } from "@tetron/lake/lake";
import {
  decodeReputationArtifacts,
  REPUTATION_FILES,
  REPUTATION_URL,
  type ReputationArtifacts,
} from "@tetron/models/reputation/artifacts";
import { parseReputationPolicy } from "@tetron/models/reputation/parse-policy";
import { readArtifacts } from "@tetron/service/artifacts";
import { readJsonFile } from "@tetron/service/json-file";
import type { Log } from "@tetron/service/log";
import type { z } from "zod";
import type { Engine } from "./engine.ts";
import { lakeSources } from "./lake-sources.ts";
import { openEngine } from "./open-engine.ts";
import { DEFAULT_POLICY, readPolicy } from "./policy/read-policy.ts";
import type { VerdictSettings } from "./settings.ts";
import type { Sources } from "./sources.ts";

/** What payments are judged with: who is asked, and what turns the answers into a decision. */
export interface Verdict {
  readonly engine: Engine;
  readonly sources: Sources;
  readonly reputation: ReputationArtifacts;
  /** How long each source may take, in milliseconds. */
  readonly deadlineMs: number;
}

/**
 * Opens the policy, the engine and the sources over a lake.
 *
 * @throws Error naming the policy or artifact that cannot be used.
 */
export async function openVerdict(
  lake: Lake,
  settings: z.infer<typeof VerdictSettings>,
  log: Log,
): Promise<Verdict> {
  const policy = await readPolicy(settings.TETRON_POLICY ?? DEFAULT_POLICY);
  const own = settings.TETRON_REPUTATION_POLICY;
  const words = settings.TETRON_LABEL_WORDS;
  const taxonomy = words === undefined ? SHIPPED_TAXONOMY : await readJsonFile(words, parseLabelWords);
  const [engine, bytes, reputationPolicy] = await Promise.all([
    openEngine(policy, { taxonomy }),
    readArtifacts(REPUTATION_URL, REPUTATION_FILES),
    own === undefined ? undefined : readJsonFile(own, parseReputationPolicy),
  ]);
  const reputation = decodeReputationArtifacts(bytes, reputationPolicy, taxonomy);
  log.info({ ...engine.versions, policyName: policy.name }, "engine ready");
  const deadlineMs = settings.TETRON_SOURCE_DEADLINE_MS;
  return { engine, reputation, sources: lakeSources(lake.db, reputation), deadlineMs };
}
