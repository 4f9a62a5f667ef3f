import { getTableName, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { chains } from "./tables/chains.ts";
import { events } from "./tables/events.ts";
import { movements } from "./tables/movements.ts";
import { payments } from "./tables/payments.ts";
import { scores } from "./tables/scores.ts";

/** The network of what is made up. */
const NETWORK = "simnet";
/** The schemas whose tables have rows of networks. */
const SCHEMAS = ["ingestion", "scoring", "reputation", "routing"];

/**
 * Deletes every row of the simulated network, in whichever table, and its events. The checkpoint is the first: what its
 * follower is about to commit then fails.
 *
 * @returns How many.
 */
export async function deleteSimulated(db: Database): Promise<number> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where column_name = 'network' and table_schema = any(${sql.param(SCHEMAS)}::text[])
    order by table_name <> ${getTableName(chains)}, 1`);
  let deleted = 0;
  for (const { name } of tables) {
    const gone = await db.execute(sql`delete from ${sql.raw(name)} where network = ${NETWORK} returning 1`);
    deleted += gone.rows.length;
  }
  const gone = await db.execute(
    sql`delete from ${events} where ${events.data}->>'network' = ${NETWORK} returning 1`,
  );
  return deleted + gone.rows.length;
}

/** Deletes what the simulated network did before a block and a time; what wallets are stays. */
export async function trimSimulated(
  db: Database,
  { height, before }: { readonly height: number; readonly before: Date },
): Promise<void> {
  const at = sql`${before.toISOString()}::timestamptz`;
  for (const table of [movements, chainTransactions])
    await db.execute(sql`delete from ${table} where network = ${NETWORK} and height < ${height}::bigint`);
  await db.execute(sql`delete from ${payments} where network = ${NETWORK} and seen_at < ${at}`);
  await db.execute(sql`delete from ${scores} where network = ${NETWORK} and created_at < ${at}`);
  await db.execute(
    sql`delete from ${events} where ${events.data}->>'network' = ${NETWORK} and ${events.at} < ${at}`,
  );
}

/** A payment on the simulated network, with its newest score. */
export interface SimulatedPayment {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly status: string;
  readonly fraudScore: number;
  readonly recommendation: "approve" | "review" | "decline";
}

/** The payments on the simulated network that are kept, of all tenants. */
export async function findSimulatedPayments(db: Database): Promise<SimulatedPayment[]> {
  const { rows } = await db.execute<SimulatedPayment & Record<string, unknown>>(sql`
    select distinct on (p.hash, p.index) p.from_address as "fromAddress", p.to_address as "toAddress", p.status,
      s.fraud_score as "fraudScore", s.recommendation
    from ${payments} p join ${scores} s on s.id = p.score where p.network = ${NETWORK}
    order by p.hash, p.index, p.tenant`);
  return rows;
}
