import type { WalletRef } from "@tetron/domain/wallet";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { Part } from "./internal/read-parts.ts";
import { reputationOutcomes, type StoredOutcome } from "./tables/reputation-outcomes.ts";
import { insertRow, type Write } from "./write.ts";

/** Inserts a report. A second one with the tenant's reference makes the commit fail as `CONFLICT`. */
export function insertOutcome(outcome: StoredOutcome): Write {
  return insertRow(reputationOutcomes, outcome);
}

/** The outcome of a report. */
export type ReportedOutcome = Pick<StoredOutcome, "kind" | "occurredAt" | "reference">;

/**
 * Maximum reports of a tenant that count per wallet, newest first: the cost of a lookup must not grow with
 * all that was ever reported.
 */
export const MAX_OUTCOMES = 500;

type Reports = readonly [kind: StoredOutcome["kind"], ms: number, reference: string][];

/**
 * A tenant's newest reports about each wallet, oldest first, at most {@link MAX_OUTCOMES} per wallet, in the
 * order requested. Of one wallet at least.
 */
export function partOfOutcomes(tenant: string, refs: readonly WalletRef[]): Part<ReportedOutcome[][]> {
  const query = sql`(select coalesce(json_agg(json_build_array(n, reports)), '[]') from (
    select wallet.n, json_agg(
      json_build_array(report.kind, extract(epoch from report.occurred_at) * 1000, report.reference)
      order by report.occurred_at, report.id
    ) as reports
    from unnest(
      ${sql.param(refs.map(({ network }) => network))}::text[],
      ${sql.param(refs.map(({ address }) => address))}::text[]
    ) with ordinality as wallet (network, address, n)
    cross join lateral (
      select id, kind, occurred_at, reference from ${reputationOutcomes} o
      where o.tenant = ${tenant} and o.network = wallet.network and o.address = wallet.address
      order by occurred_at desc, id desc limit ${MAX_OUTCOMES}
    ) report
    group by wallet.n) of_wallets)`;
  const read = (rows: readonly (readonly [n: number, reports: Reports])[]) => {
    const found: ReportedOutcome[][] = refs.map(() => []);
    for (const [n, reports] of rows)
      found[n - 1] = reports.map(([kind, ms, reference]) => ({ reference, kind, occurredAt: new Date(ms) }));
    return found;
  };
  return { query, read };
}

/** A tenant's report by its reference; `undefined` when there is none. */
export async function findOutcomeByReference(
  db: Database,
  tenant: string,
  reference: string,
): Promise<StoredOutcome | undefined> {
  const [found] = await db
    .select()
    .from(reputationOutcomes)
    .where(and(eq(reputationOutcomes.tenant, tenant), eq(reputationOutcomes.reference, reference)));
  return found;
}
