import type { EventType } from "@tetron/domain/events";
import { isFailure } from "@tetron/domain/failure";
import { DrizzleQueryError, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect, type PgTable } from "drizzle-orm/pg-core";
import type { Pool, PoolClient } from "pg";
import type { LakeLog, Transaction } from "../lake.ts";
import type { RootKey } from "../root-key.ts";
import { auditEntries } from "../tables/audit-entries.ts";
import { auditPending } from "../tables/audit-pending.ts";
import { events } from "../tables/events.ts";
import { together } from "../together.ts";
import { type StatementWrite, tablesOf, type Write } from "../write.ts";
import { bulkInsert } from "./bulk-insert.ts";
import { isServersAnswer, notCommitted } from "./failures.ts";
import { isPersonal, type OpenEntry, sealEntries, sealEntry } from "./seal-entries.ts";
import { sendTogether } from "./send-together.ts";
import { transactionOutcome } from "./transaction-outcome.ts";

type Row = Readonly<Record<string, unknown>>;

/** Held by one writer at a time, from a transaction's first event to its commit. */
const ORDER_LOCK = 7_402_317;
/** The channel that readers in other processes listen on. A notification names the types of the events, with commas. */
export const EVENTS_CHANNEL = "tetron_events";
const BEGIN = "begin; select pg_current_xact_id()::text as id";
const ORDER = `select pg_advisory_xact_lock(${ORDER_LOCK})`;

/** Renders a statement as text here: drizzle's errors would repeat a whole batch in their message. */
const DIALECT = new PgDialect({ casing: "snake_case" });

/** How a lake commits. */
export interface WriteOptions {
  readonly log: LakeLog;
  /** Where events are committed. */
  readonly region: string;
  /** Whether other processes may be listening, on {@link EVENTS_CHANNEL}. */
  readonly notify: boolean;
  /**
   * Whether the commit is sent without waiting for what it commits. That saves a round trip, during which nobody else
   * has the connection; but when a connection breaks nothing is known of what it wrote. For a store in this process.
   */
  readonly inOneFlight: boolean;
  /** What personal data of audit entries is kept under; `undefined` in a process that writes none. */
  readonly rootKey: RootKey | undefined;
}

/**
 * Writes a batch in one transaction.
 *
 * Events are written under a lock, so that `seq` increases in commit order: a reader at a `seq` never misses a
 * smaller one. It is the last lock that a transaction takes, so its holder never waits for another row. Audit
 * entries have no order at commit; see `sequenceAudit`.
 *
 * The outcome of an unanswered commit is looked up before anything is reported.
 *
 * @returns The types of the events among the rows.
 * @throws Failure `UNAVAILABLE` with the `outcome`, or the error of a statement.
 */
export function writeBatch(
  pool: Pool,
  writes: readonly Write[],
  options: WriteOptions,
): Promise<EventType[]> {
  return inTransaction(pool, options, (client) => writeAll(client, writes, options));
}

/**
 * Runs `work` in one transaction, then writes what it added as {@link writeBatch} does, with the same errors.
 *
 * @returns The result of `work`, the types of the events that it added, and the tables that it wrote to by what it added.
 */
export function runTransaction<Result>(
  pool: Pool,
  work: (tx: Transaction) => Promise<Result>,
  options: WriteOptions,
): Promise<{
  readonly result: Result;
  readonly events: readonly EventType[];
  readonly tables: ReadonlySet<PgTable>;
}> {
  return inTransaction(pool, options, async (client) => {
    const writes: Write[] = [];
    const db = drizzle(client, { casing: "snake_case" });
    const result = await work({ db, add: (...more) => void writes.push(...more) });
    if (options.inOneFlight) sendTogether(client);
    const { result: events, ...sent } = await writeAll(client, writes, options);
    return { result: { result, events, tables: tablesOf(writes) }, ...sent };
  });
}

/** What was sent to be written. */
interface Sent<Result> {
  readonly result: Result;
  /** Settles once the rows are answered. */
  readonly rows: Promise<unknown>;
  /** Sends the last statements, together with the commit. */
  readonly last: () => Promise<void>;
}

async function inTransaction<Result>(
  pool: Pool,
  { inOneFlight, log }: Pick<WriteOptions, "inOneFlight" | "log">,
  write: (client: PoolClient) => Promise<Sent<Result>>,
): Promise<Result> {
  const client = await pool.connect().catch(asNothingDone);
  if (inOneFlight) sendTogether(client);
  const begun = begin(client);
  // Awaited below. When writing fails before that, its error is the one to report.
  begun.catch(() => {});
  let sent: { readonly result: Result } | undefined;
  let isRefused = false;
  try {
    const written = write(client);
    if (!inOneFlight) await together([begun, written.then(({ rows }) => rows)]);
    const { result, rows, last } = await written;
    sent = { result };
    if (inOneFlight) sendTogether(client);
    const beforeCommit = together([begun, rows, last()]).catch((error: unknown) => {
      isRefused = isServersAnswer(error);
      throw error;
    });
    await together([beforeCommit, commit(client)]);
    client.release();
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
    // drizzle wraps the error of a statement.
    const thrown = error instanceof DrizzleQueryError ? error.cause : error;
    // After a statement that the server refused, with a full disk for instance, it commits nothing.
    if (!isFailure(thrown, "UNAVAILABLE") || sent === undefined || isRefused) return asNothingDone(thrown);
    // Sent in one flight, even the begin may be unanswered.
    const transactionId = await begun.catch(() => undefined);
    const outcome =
      transactionId === undefined ? "unknown" : await transactionOutcome(pool, transactionId, log);
    if (outcome === "committed") return sent.result;
    throw notCommitted(outcome === "aborted" ? "nothing_done" : "unknown", thrown.message, thrown);
  }
}

/** @returns The number of events among the rows. */
async function writeAll(
  client: PoolClient,
  writes: readonly Write[],
  { region, notify, rootKey }: WriteOptions,
): Promise<Sent<EventType[]>> {
  const rows = rowsByTable(writes);
  const newEvents = rows.get(events) ?? [];
  const types = [...new Set(newEvents.map(({ type }) => type as EventType))];
  const entries = (rows.get(auditEntries) ?? []) as unknown as readonly OpenEntry[];
  // Pipelined: once one has failed, Postgres refuses those behind it.
  const plain = Array.from(rows, async ([table, tableRows]) => {
    if (table !== events && table !== auditEntries) await insertRows(client, table, tableRows);
  });
  plain.push(insertAudit(client, rootKey, entries));
  const answered = together(plain);
  const statements = writes.filter((write) => "run" in write);
  // Sealing reads keys first, and statements follow the rows: then the rows are waited for.
  if (statements.length > 0 || entries.some(isPersonal)) {
    await answered;
    await runStatements(client, statements);
  }
  return {
    result: types,
    rows: answered,
    last: () => insertEvents(client, newEvents, { region, notify: notify ? types : [] }),
  };
}

/** Takes the lock and inserts the events. Sent with the commit, so that the lock is not held while an answer travels. */
async function insertEvents(
  client: PoolClient,
  rows: readonly Row[],
  { region, notify }: { readonly region: string; readonly notify: readonly EventType[] },
): Promise<void> {
  if (rows.length === 0) return;
  await together([
    client.query(ORDER),
    insertRows(
      client,
      events,
      rows.map((row) => ({ ...row, region })),
    ),
    notify.length > 0 ? client.query(`notify ${EVENTS_CHANNEL}, '${notify.join()}'`) : undefined,
  ]);
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

/** Postgres rolls back a commit after a failed statement without an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("A statement of the commit failed, and what ran it hid that.");
}

async function insertAudit(
  client: PoolClient,
  rootKey: RootKey | undefined,
  entries: readonly OpenEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const db = drizzle(client, { casing: "snake_case" });
  const stored = entries.some(isPersonal)
    ? await sealEntries(db, rootKey, entries)
    : entries.map((entry) => sealEntry(entry, undefined));
  const inserted = bulkInsert(auditEntries, stored, sql`returning id`);
  await runQuery(
    client,
    sql`with entry as (${inserted}) insert into ${auditPending} (entry) select id from entry`,
  );
}

async function insertRows(client: PoolClient, table: PgTable, rows: readonly Row[]): Promise<void> {
  await runQuery(client, bulkInsert(table, rows));
}

async function runQuery(client: PoolClient, query: SQL): Promise<void> {
  const { sql: text, params } = DIALECT.sqlToQuery(query);
  await client.query(text, params);
}

async function runStatements(client: PoolClient, statements: readonly StatementWrite[]): Promise<void> {
  const db = drizzle(client, { casing: "snake_case" });
  for (const { run } of statements) await run(db);
}
