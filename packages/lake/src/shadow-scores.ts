import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { reputationOutcomes } from "./tables/reputation-outcomes.ts";
import { scores } from "./tables/scores.ts";
import { type StoredShadowScore, shadowScores } from "./tables/shadow-scores.ts";

type Recommendation = StoredShadowScore["recommendation"];

/** Scores that both models estimated, by what each would have recommended. */
export interface Agreement {
  readonly live: Recommendation;
  readonly shadow: Recommendation;
  readonly scores: number;
}

/** By how much the fraud scores of two models differ, 0..100; `null` of no score. */
export interface Difference {
  readonly mean: number | null;
  readonly p95: number | null;
}

/** Reported payments of one outcome. A payment is stopped unless it is approved. */
export interface StoppedReports {
  readonly outcome: "fraud" | "good";
  readonly reports: number;
  readonly live: number;
  readonly shadow: number;
  /** Stopped by the live model alone, and by the shadow alone. */
  readonly onlyLive: number;
  readonly onlyShadow: number;
}

/** How often the recommendations of a shadow and of the stored scores agree. */
export async function countAgreement(db: Database, model: string): Promise<Agreement[]> {
  const { rows } = await db.execute<{ live: Recommendation; shadow: Recommendation; scores: number }>(sql`
    select live.recommendation as live, shadow.recommendation as shadow, count(*)::int as scores
    from ${shadowScores} shadow join ${scores} live on live.id = shadow.score
    where shadow.model = ${model} group by 1, 2 order by 1, 2`);
  return rows;
}

export async function differenceOfScores(db: Database, model: string): Promise<Difference> {
  const { rows } = await db.execute<{ mean: number | null; p95: number | null }>(sql`
    select avg(abs(shadow.fraud_score - live.fraud_score)) as mean,
      percentile_cont(0.95) within group (order by abs(shadow.fraud_score - live.fraud_score)) as p95
    from ${shadowScores} shadow join ${scores} live on live.id = shadow.score where shadow.model = ${model}`);
  return rows[0]!;
}

/**
 * What both models would have stopped of the payments whose outcome was reported: by the payment, or by its recipient
 * once the payment was scored. Of several reports of a payment the newest counts.
 */
export async function countStopped(db: Database, model: string): Promise<StoppedReports[]> {
  const { rows } = await db.execute<{
    outcome: "fraud" | "good";
    reports: number;
    live: number;
    shadow: number;
    only_live: number;
    only_shadow: number;
  }>(sql`
    with reported as (
      select distinct on (live.id) live.recommendation <> 'approve' as live,
        shadow.recommendation <> 'approve' as shadow,
        case report.kind when 'fraud' then 'fraud' else 'good' end as outcome
      from ${shadowScores} shadow
      join ${scores} live on live.id = shadow.score
      join ${reputationOutcomes} report on report.tenant = live.tenant and report.network = live.network
        and report.address = live.to_address and report.kind in ('fraud', 'good', 'cleared')
        and (report.transaction_id = live.id
          or report.transaction_id is null and report.occurred_at >= live.created_at)
      where shadow.model = ${model}
      order by live.id, report.occurred_at desc, report.id desc)
    select outcome, count(*)::int as reports, (count(*) filter (where live))::int as live,
      (count(*) filter (where shadow))::int as shadow,
      (count(*) filter (where live and not shadow))::int as only_live,
      (count(*) filter (where shadow and not live))::int as only_shadow
    from reported group by outcome order by outcome`);
  return rows.map(({ only_live: onlyLive, only_shadow: onlyShadow, ...row }) => ({
    ...row,
    onlyLive,
    onlyShadow,
  }));
}
