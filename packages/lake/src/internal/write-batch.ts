import { isFailure } from "@tetron/domain/failure";
import { DrizzleQueryError, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect, type PgTable } from "drizzle-orm/pg-core";
import type { Pool, PoolClient } from "pg";
import { type AuditEntry, CHAIN_START, chain } from "../audit-chain.ts";
import { audit } from "../tables/audit.ts";
import { events, type StoredEvent } from "../tables/events.ts";
import type { StatementWrite, Write } from "../write.ts";
import { bulkInsert } from "./bulk-insert.ts";
import { notCommitted } from "./failures.ts";
import { ORDER_LOCK } from "./order-lock.ts";
import { transactionOutcome } from "./transaction-outcome.ts";

type Row = Readonly<Record<string, unknown>>;

/** What readers in other processes listen to. */
export const EVENTS_CHANNEL = "tetron_events";
const BEGIN = "begin; select pg_current_xact_id()::text as id";
// Statements of their own: the head is read after the lock is held, by a snapshot that sees the last holder's commit.
const BEGIN_ORDERED = `${BEGIN}; select pg_advisory_xact_lock(${ORDER_LOCK}); select hash from platform.audit order by seq desc limit 1`;

/** Turns a statement into text here: drizzle's own errors would repeat a whole batch in their message. */
const DIALECT = new PgDialect({ casing: "snake_case" });

/**
 * Writes a batch in one transaction.
 *
 * Events and audit entries are written under a lock, so that `seq` rises in the order of the commits: a
 * reader that has seen a `seq` never misses a smaller one, and each audit entry follows the last.
 *
 * A commit that was sent and not answered is looked up before anything is said about it.
 *
 * @param options.notify - Whether other processes may be listening, on {@link EVENTS_CHANNEL}.
 * @returns The events among the rows, as stored, in order.
 * @throws Failure `UNAVAILABLE` with the `outcome`, or what one of the statements threw.
 */
export async function writeBatch(
  pool: Pool,
  writes: readonly Write[],
  { notify }: { readonly notify: boolean },
): Promise<readonly StoredEvent[]> {
  const rows = rowsByTable(writes);
  const [newEvents = [], entries = []] = [rows.get(events), rows.get(audit)];
  const client = await pool.connect().catch(asNothingDone);
  let sent: { readonly transactionId: string; readonly stored: readonly StoredEvent[] } | undefined;
  try {
    // Sent without waiting for each other: once one has failed, Postgres refuses those behind it.
    const [{ transactionId, head }, stored] = await together([
      begin(client, {
        ordered: newEvents.length + entries.length > 0,
        notify: notify && newEvents.length > 0,
      }),
      insertEvents(client, newEvents),
      ...Array.from(rows, async ([table, tableRows]) => {
        if (table !== events && table !== audit) await insertRows(client, table, tableRows);
      }),
    ]);
    const audited = insertAudit(client, head, entries);
    const statements = writes.filter((write) => "run" in write);
    if (statements.length > 0) {
      await audited;
      await runStatements(client, statements);
    }
    sent = { transactionId, stored };
    await together([audited, commit(client)]);
    client.release();
    return stored;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
    // drizzle wraps what a statement of its own threw.
    const thrown = error instanceof DrizzleQueryError ? error.cause : error;
    if (!isFailure(thrown, "UNAVAILABLE") || sent === undefined) return asNothingDone(thrown);
    const outcome = await transactionOutcome(pool, sent.transactionId);
    if (outcome === "committed") return sent.stored;
    throw notCommitted(outcome === "aborted" ? "nothing_done" : "unknown", thrown.message, thrown);
  }
}

/** @throws What was thrown; a store that is away before anything was committed has kept nothing. */
function asNothingDone(thrown: unknown): never {
  throw isFailure(thrown, "UNAVAILABLE") ? notCommitted("nothing_done", thrown.message, thrown) : thrown;
}

function rowsByTable(writes: readonly Write[]): Map<PgTable, Row[]> {
  const rows = new Map<PgTable, Row[]>();
  for (const write of writes) {
    if (!("table" in write)) continue;
    const list = rows.get(write.table);
    if (list === undefined) rows.set(write.table, [write.row]);
    else list.push(write.row);
  }
  return rows;
}

/** @returns `head` is the hash of the last audit entry; meaningless when the transaction is not ordered. */
async function begin(
  client: PoolClient,
  { ordered, notify }: { readonly ordered: boolean; readonly notify: boolean },
): Promise<{ transactionId: string; head: string }> {
  const text = ordered ? BEGIN_ORDERED : BEGIN;
  // pg answers several statements with a list of results.
  const results = (await client.query(notify ? `${text}; notify ${EVENTS_CHANNEL}` : text)) as unknown as {
    rows: { id: string; hash: string }[];
  }[];
  return { transactionId: results[1]!.rows[0]!.id, head: results[3]?.rows[0]?.hash ?? CHAIN_START };
}

/** Postgres answers the commit of a transaction in which something failed by rolling it back, without an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("A statement of the commit failed, and what ran it hid that.");
}

/** Waits for all of them, and throws what the first that failed did: those behind it failed because of it. */
async function together<Work extends readonly unknown[]>(
  work: Work,
): Promise<{ -readonly [At in keyof Work]: Awaited<Work[At]> }> {
  await Promise.allSettled(work);
  return (await Promise.all(work)) as { -readonly [At in keyof Work]: Awaited<Work[At]> };
}

async function insertAudit(client: PoolClient, head: string, entries: readonly Row[]): Promise<void> {
  if (entries.length > 0) await insertRows(client, audit, chain(head, entries as unknown as AuditEntry[]));
}

async function insertRows(client: PoolClient, table: PgTable, rows: readonly Row[]): Promise<void> {
  const { sql: text, params } = DIALECT.sqlToQuery(bulkInsert(table, rows));
  await client.query(text, params);
}

async function insertEvents(client: PoolClient, rows: readonly Row[]): Promise<readonly StoredEvent[]> {
  if (rows.length === 0) return [];
  const { sql: text, params } = DIALECT.sqlToQuery(bulkInsert(events, rows, sql`returning seq, id`));
  const inserted = await client.query<{ seq: string; id: string }>(text, params);
  const seqs = new Map(inserted.rows.map(({ seq, id }) => [id, Number(seq)]));
  const stored = (rows as unknown as StoredEvent[]).map((row) => ({ ...row, seq: seqs.get(row.id)! }));
  return stored.sort((a, b) => a.seq - b.seq);
}

async function runStatements(client: PoolClient, statements: readonly StatementWrite[]): Promise<void> {
  const db = drizzle(client, { casing: "snake_case" });
  for (const { run } of statements) await run(db);
}
