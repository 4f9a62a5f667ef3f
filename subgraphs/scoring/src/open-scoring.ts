import type { Lake } from "@tetron/lake/lake";
import type { Log } from "@tetron/service/log";
import type { z } from "zod";
import type { Sources } from "./gather.ts";
import { lakeSources } from "./lake-sources.ts";
import { openEngine } from "./open-engine.ts";
import { DEFAULT_POLICY, readPolicy } from "./policy/read-policy.ts";
import type { ScoringDeps } from "./score-transaction.ts";
import type { ScoringSettings } from "./settings.ts";
import { readReputation, shippedReputations } from "./shipped-reputations.ts";

/** Opens scoring over a lake: the policy, the engine and the sources. */
export async function openScoring(
  lake: Lake,
  settings: z.infer<typeof ScoringSettings>,
  log: Log,
): Promise<ScoringDeps> {
  const policy = await readPolicy(settings.TETRON_POLICY ?? DEFAULT_POLICY);
  const [engine, shipped] = await Promise.all([openEngine(policy), readReputation()]);
  const reputation = shippedReputations(shipped);
  const sources: Sources = {
    ...lakeSources(lake.db),
    reputations: async ({ from, to }, at) => ({ from: reputation(from, at), to: reputation(to, at) }),
  };
  log.info({ ...engine.versions, policyName: policy.name }, "engine ready");
  return { lake, engine, sources, deadlineMs: settings.TETRON_SOURCE_DEADLINE_MS, log };
}
