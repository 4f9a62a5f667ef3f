import { isFailure } from "@tetron/domain/failure";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect, type PgTable } from "drizzle-orm/pg-core";
import type { Pool, PoolClient } from "pg";
import { type AuditEntry, CHAIN_START, chain } from "../audit-chain.ts";
import type { Transaction } from "../lake.ts";
import { audit } from "../tables/audit.ts";
import { events } from "../tables/events.ts";
import type { StatementWrite, Write } from "../write.ts";
import { bulkInsert } from "./bulk-insert.ts";
import { notCommitted } from "./failures.ts";
import { transactionOutcome } from "./transaction-outcome.ts";

type Row = Readonly<Record<string, unknown>>;

/** Held by one writer at a time, from a transaction's first event or audit entry to its commit. */
const ORDER_LOCK = 7_402_317;
/** The channel that readers in other processes listen on. */
export const EVENTS_CHANNEL = "tetron_events";
const BEGIN = "begin; select pg_current_xact_id()::text as id";
// Separate statements: the head is read after the lock is taken, in a snapshot that sees the last holder's
// commit.
const ORDER = `select pg_advisory_xact_lock(${ORDER_LOCK}); select hash from platform.audit order by seq desc limit 1`;

/** Renders a statement as text here: drizzle's errors would repeat a whole batch in their message. */
const DIALECT = new PgDialect({ casing: "snake_case" });

interface WriteOptions {
  /** Where events are committed. */
  readonly region: string;
  /** Whether other processes may be listening, on {@link EVENTS_CHANNEL}. */
  readonly notify: boolean;
}

/**
 * Writes a batch in one transaction.
 *
 * Events and audit entries are written under a lock, so that `seq` increases in commit order: a reader at a
 * `seq` never misses a smaller one, and each audit entry follows the last. It is the last lock that a
 * transaction takes, so its holder never waits for another row.
 *
 * The outcome of an unanswered commit is looked up before anything is reported.
 *
 * @returns The number of events among the rows.
 * @throws Failure `UNAVAILABLE` with the `outcome`, or the error of a statement.
 */
export function writeBatch(pool: Pool, writes: readonly Write[], options: WriteOptions): Promise<number> {
  return inTransaction(pool, (client) => writeAll(client, writes, options));
}

/**
 * Runs `work` in one transaction, then writes what it added as {@link writeBatch} does, with the same errors.
 *
 * @returns The result of `work`, and the number of events that it added.
 */
export function runTransaction<Result>(
  pool: Pool,
  work: (tx: Transaction) => Promise<Result>,
  options: WriteOptions,
): Promise<{ readonly result: Result; readonly events: number }> {
  return inTransaction(pool, async (client) => {
    const writes: Write[] = [];
    const db = drizzle(client, { casing: "snake_case" });
    const result = await work({ db, add: (...more) => void writes.push(...more) });
    const { result: events, last } = await writeAll(client, writes, options);
    return { result: { result, events }, last };
  });
}

/** What was written, and a last statement that is sent together with the commit. */
interface Written<Result> {
  readonly result: Result;
  readonly last: Promise<void>;
}

async function inTransaction<Result>(
  pool: Pool,
  write: (client: PoolClient) => Promise<Written<Result>>,
): Promise<Result> {
  const client = await pool.connect().catch(asNothingDone);
  let sent: { readonly transactionId: string; readonly result: Result } | undefined;
  try {
    const [transactionId, { result, last }] = await together([begin(client), write(client)]);
    sent = { transactionId, result };
    await together([last, commit(client)]);
    client.release();
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
    // drizzle wraps the error of a statement.
    const thrown = error instanceof DrizzleQueryError ? error.cause : error;
    if (!isFailure(thrown, "UNAVAILABLE") || sent === undefined) return asNothingDone(thrown);
    const outcome = await transactionOutcome(pool, sent.transactionId);
    if (outcome === "committed") return sent.result;
    throw notCommitted(outcome === "aborted" ? "nothing_done" : "unknown", thrown.message, thrown);
  }
}

async function writeAll(
  client: PoolClient,
  writes: readonly Write[],
  { region, notify }: WriteOptions,
): Promise<Written<number>> {
  const rows = rowsByTable(writes);
  const [newEvents = [], entries = []] = [rows.get(events), rows.get(audit)];
  // Pipelined: once one has failed, Postgres refuses those behind it.
  const plain = Array.from(rows, async ([table, tableRows]) => {
    if (table !== events && table !== audit) await insertRows(client, table, tableRows);
  });
  const statements = writes.filter((write) => "run" in write);
  if (statements.length > 0) {
    await together(plain);
    await runStatements(client, statements);
  }
  const head = newEvents.length + entries.length > 0 ? order(client) : CHAIN_START;
  await together([
    ...plain,
    head,
    newEvents.length > 0
      ? insertRows(
          client,
          events,
          newEvents.map((row) => ({ ...row, region })),
        )
      : undefined,
    notify && newEvents.length > 0 ? client.query(`notify ${EVENTS_CHANNEL}`) : undefined,
  ]);
  return { result: newEvents.length, last: insertAudit(client, await head, entries) };
}

/** @throws The error; `UNAVAILABLE` before the commit means that nothing was written. */
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

/** @returns The transaction's id. */
async function begin(client: PoolClient): Promise<string> {
  // pg answers several statements with a list of results.
  const results = (await client.query(BEGIN)) as unknown as { rows: { id: string }[] }[];
  return results[1]!.rows[0]!.id;
}

/** @returns The hash of the last audit entry. */
async function order(client: PoolClient): Promise<string> {
  const results = (await client.query(ORDER)) as unknown as { rows: { hash: string }[] }[];
  return results[1]!.rows[0]?.hash ?? CHAIN_START;
}

/** Postgres rolls back a commit after a failed statement without an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("A statement of the commit failed, and what ran it hid that.");
}

/** Waits for all of them and throws the first error: later ones are its consequence. */
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

async function runStatements(client: PoolClient, statements: readonly StatementWrite[]): Promise<void> {
  const db = drizzle(client, { casing: "snake_case" });
  for (const { run } of statements) await run(db);
}
