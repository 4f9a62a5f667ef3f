import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { z } from "zod";
import { lakeSources } from "./lake-sources.ts";
import { openEngine } from "./open-engine.ts";
import { DEFAULT_POLICY, readPolicy } from "./policy/read-policy.ts";
import { readReputation } from "./reputation-basis.ts";
import type { ScoringDeps } from "./score-transaction.ts";
import type { ScoringSettings } from "./settings.ts";

/** Opens scoring over a lake: the policy, the engine and the sources. */
export async function openScoring(
  lake: Lake,
  settings: z.infer<typeof ScoringSettings>,
  log: Log,
): Promise<ScoringDeps> {
  const policy = await readPolicy(settings.TETRON_POLICY ?? DEFAULT_POLICY);
  const [engine, reputation] = await Promise.all([openEngine(policy), readReputation()]);
  const sources = lakeSources(lake.db, reputation);
  log.info({ ...engine.versions, policyName: policy.name }, "engine ready");
  return { lake, engine, sources, deadlineMs: settings.TETRON_SOURCE_DEADLINE_MS, log };
}
