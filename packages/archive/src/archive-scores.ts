import { HOUR_MS } from "@tetron/domain/durations";
import { firstIdAt } from "@tetron/domain/id";
import { addArchiveFiles, findArchiveState, putArchiveState } from "@tetron/lake/archive";
import { type ArchivedScore, scoresToArchive } from "@tetron/lake/archive-rows";
import type { ArchiveFile } from "@tetron/lake/tables/archive-files";
import type { ArchiveRun } from "./archive-run.ts";
import { dayOf } from "./day.ts";
import { type Row, stage, writeFile } from "./write-file.ts";

const MAX_SCORES = 20_000;
/** Scores are archived by the order of their ids, which begin with a time: until then those of slower clocks are committed. */
export const SCORE_DELAY_MS = 2 * HOUR_MS;
const CURSOR = "scores";

/**
 * Archives what was estimated and decided in the scores since the last run.
 *
 * @returns How many.
 */
export async function archiveScores(run: ArchiveRun): Promise<number> {
  const { lake, duck, folder, now } = run;
  const after = (await findArchiveState<string>(lake.db, CURSOR)) ?? "";
  const before = firstIdAt("tx", now.getTime() - SCORE_DELAY_MS);
  const scores = await scoresToArchive(lake.db, { after, before, limit: MAX_SCORES });
  if (scores.length === 0) return 0;
  const partitions = Map.groupBy(scores, ({ network, createdAt }) => `${network} ${dayOf(createdAt)}`);
  const files: ArchiveFile[] = [];
  for (const [name, rows] of partitions) {
    const [network, day] = name.split(" ") as [string, string];
    (await stage(duck, "scores")).add(rows.map(rowOf));
    const partition = { kind: "scores", network, day } as const;
    files.push((await writeFile(duck, folder, { partition, source: "staged_scores", now }))!);
    run.onStep?.("written scores");
  }
  await lake.transaction(async ({ db }) => {
    await addArchiveFiles(db, files);
    await putArchiveState(db, CURSOR, scores.at(-1)!.id);
    run.onStep?.("committing scores");
  });
  run.onStep?.("committed scores");
  return scores.length;
}

/** Evidence and labels may name other wallets, and are left out. */
function rowOf(score: ArchivedScore): Row {
  const reasons = score.reasons as readonly Readonly<Record<"code" | "side" | "contribution", unknown>>[];
  const wallets = score.wallets as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  const estimates = Object.fromEntries(
    Object.entries(wallets).map(([side, wallet]) => {
      const { labels: _labels, ...estimate } = wallet ?? {};
      return [side, estimate];
    }),
  );
  const contributions = reasons.map(({ code, side, contribution }) => ({ code, side, contribution }));
  return {
    ...{ id: score.id, tenant: score.tenant, currency: score.currency, status: score.status },
    ...{ fraud_score: score.fraudScore, reputation_score: score.reputationScore },
    ...{ recommendation: score.recommendation, rule: score.rule.id, confidence: score.confidence },
    ...{ base: score.base, model_version: score.modelVersion, estimates: JSON.stringify(estimates) },
    ...{ contributions: JSON.stringify(contributions), versions: JSON.stringify(score.versions) },
    ...{ created_at: score.createdAt, completed_at: score.completedAt },
  };
}
