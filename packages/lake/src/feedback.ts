import { firstIdAt } from "@tetron/domain/id";
import type { Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { labelContests, type StoredLabelContest } from "./tables/label-contests.ts";
import { reputationOutcomes, type StoredOutcome } from "./tables/reputation-outcomes.ts";
import { type StoredScore, scores } from "./tables/scores.ts";

/** Inputs of scores that are read at a time. */
const PAGE_SCORES = 200;

/** A tenant's newest report about a wallet, with the score that it is about. */
export interface NewestReport {
  readonly tenant: string;
  readonly address: string;
  readonly kind: StoredOutcome["kind"];
  readonly occurredAt: Date;
  readonly score: { readonly id: string; readonly fraudScore: number; readonly createdAt: Date } | null;
}

/** Of each tenant the newest report about each wallet of a network. */
export async function newestReports(db: Database, network: Network): Promise<NewestReport[]> {
  const { rows } = await db.execute<{
    tenant: string;
    address: string;
    kind: StoredOutcome["kind"];
    occurred: number;
    score: string | null;
    fraud_score: number | null;
    scored: number | null;
  }>(sql`
    select report.tenant, report.address, report.kind, extract(epoch from report.occurred_at)::float8 as occurred,
      score.id as score, score.fraud_score, extract(epoch from score.created_at)::float8 as scored
    from (select distinct on (tenant, address) tenant, address, kind, occurred_at, transaction_id
      from ${reputationOutcomes} where network = ${network}
      order by tenant, address, occurred_at desc, id desc) as report
    left join ${scores} as score on score.id = report.transaction_id and score.tenant = report.tenant
      and report.address in (score.from_address, score.to_address)
    order by report.tenant, report.address`);
  return rows.map(({ tenant, address, kind, occurred, score, fraud_score, scored }) => ({
    ...{ tenant, address, kind, occurredAt: new Date(occurred * 1_000) },
    score:
      score === null ? null : { id: score, fraudScore: fraud_score!, createdAt: new Date(scored! * 1_000) },
  }));
}

/** All objections to what lists say of wallets of a network. */
export async function allContests(db: Database, network: Network): Promise<StoredLabelContest[]> {
  return db.select().from(labelContests).where(sql`${labelContests.network} = ${network}`);
}

/** Of the scores of a network since a time, how many have a fraud score in each tenth of 0-100. */
export async function countScoresByTenth(db: Database, network: Network, since: Date): Promise<number[]> {
  const { rows } = await db.execute<{ tenth: number; scores: number }>(sql`
    select least(9, floor(fraud_score / 10))::int as tenth, count(*)::int as scores from ${scores}
    where id >= ${firstIdAt("tx", since.getTime())} and network = ${network} group by 1`);
  return Array.from({ length: 10 }, (_, tenth) => rows.find((row) => row.tenth === tenth)?.scores ?? 0);
}

/** What scores were computed from, by their ids. */
export async function* readInputs(
  db: Database,
  ids: readonly string[],
): AsyncGenerator<Pick<StoredScore, "id" | "inputs">> {
  for (let at = 0; at < ids.length; at += PAGE_SCORES)
    yield* await db
      .select({ id: scores.id, inputs: scores.inputs })
      .from(scores)
      .where(isAnyOf(scores.id, ids.slice(at, at + PAGE_SCORES)));
}
