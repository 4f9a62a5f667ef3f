import { NETWORKS } from "@tetron/domain/network";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { assetPrices } from "./tables/asset-prices.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { chains } from "./tables/chains.ts";
import { dataKeys } from "./tables/data-keys.ts";
import { events } from "./tables/events.ts";
import { idempotency } from "./tables/idempotency.ts";
import { jobs } from "./tables/jobs.ts";
import { movements } from "./tables/movements.ts";
import { payments } from "./tables/payments.ts";
import { scores } from "./tables/scores.ts";
import { sources } from "./tables/sources.ts";
import { watches } from "./tables/watches.ts";
import { webhookDeliveries } from "./tables/webhook-deliveries.ts";

const NETWORK = "simnet";
/** How the ids of its assets and wallets begin. */
const { caip2: CAIP2 } = NETWORKS[NETWORK];
/** As the JSON of answers and events has it. */
const IN_JSON = `%"network":"${NETWORK}"%`;
/** The schemas whose tables have rows of networks. */
const SCHEMAS = ["ingestion", "scoring", "reputation", "routing"];

/** What other tables have of it. The keys of its wallets are what the personal fields of their audit entries are read by. */
const ELSEWHERE: readonly SQL[] = [
  sql`${events} where ${events.data}->>'network' = ${NETWORK}`,
  sql`${jobs} where ${jobs.input}->>'network' = ${NETWORK}`,
  sql`${assetPrices} where ${assetPrices.asset} like ${`${CAIP2}/%`}`,
  sql`${webhookDeliveries} where ${webhookDeliveries.body} like ${IN_JSON}`,
  sql`${idempotency} where ${idempotency.answer} like ${IN_JSON}`,
  sql`${dataKeys} where ${dataKeys.person} like ${`${CAIP2}:%`}`,
];

/**
 * Deletes every row of the simulated network, in whichever table, but the entries of the audit log. The checkpoint is the
 * first: what its follower is about to commit then fails.
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
  for (const rows of ELSEWHERE)
    deleted += (await db.execute(sql`delete from ${rows} returning 1`)).rows.length;
  return deleted;
}

/** Whether an earlier play has left something. */
export async function hasSimulated(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ left: boolean }>(sql`select
    exists (select from ${chains} where network = ${NETWORK})
    or exists (select from ${watches} where network = ${NETWORK})
    or exists (select from ${sources} where network = ${NETWORK}) as "left"`);
  return rows[0]!.left;
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
