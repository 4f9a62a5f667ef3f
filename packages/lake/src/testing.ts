import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { AddressLink, LinkRule } from "@tetron/domain/address-link";
import type { AuditEntryOf } from "@tetron/domain/audit-actions";
import type { Block } from "@tetron/domain/block";
import { BEGINNING, DEFAULT_REGION, type EventCursor } from "@tetron/domain/event-cursor";
import type { EventOf } from "@tetron/domain/events";
import { createIds } from "@tetron/domain/id";
import { reasonToSkip, type TemporaryFolder } from "@tetron/domain/testing";
import { type SQL, sql } from "drizzle-orm";
import pg from "pg";
import { pino } from "pino";
import type { Database } from "./database.ts";
import { type EventSelection, type FollowedEvent, readEventPage } from "./event-page.ts";
import { homeFromTemplate } from "./internal/pglite-template.ts";
import { findPostgres } from "./internal/postgres-binaries.ts";
import { type PostgresServer, startServer } from "./internal/postgres-server.ts";
import { cachedFile } from "./internal/test-cache.ts";
import type { Lake } from "./lake.ts";
import { type LakePlace, type OpenOptions, openLake } from "./open.ts";
import { ensureRootKey } from "./root-key.ts";
import { NO_SHIPPED_LABELS, type ShippedLabels } from "./shipped-labels.ts";
import type { StoredChain } from "./tables/chains.ts";
import type { StoredEvent } from "./tables/events.ts";
import type { StoredPayment } from "./tables/payments.ts";
import type { StoredScore } from "./tables/scores.ts";
import type { NewWallet } from "./tables/wallets.ts";

export type { PostgresServer };

/** A log that discards everything. */
export const silent = pino({ level: "silent" });

const nextId = createIds();
const OPEN_MS = 60_000;

/** A lake for one test file. Disposing it removes its data. */
export interface TestLake extends Lake {
  readonly place: LakePlace;
  /** Empties every table between the tests of a file. */
  clear(): Promise<void>;
}

/** An empty, migrated lake: in a worker of this process, or on its own PostgreSQL server. */
export async function emptyLake(
  kind: Lake["kind"] = "embedded",
  shipped: ShippedLabels = NO_SHIPPED_LABELS,
): Promise<TestLake> {
  await using stack = new AsyncDisposableStack();
  const place: LakePlace =
    kind === "embedded"
      ? { home: stack.use(await aHome()).path }
      : { databaseUrl: stack.use(await startPostgres()).url };
  const lake = stack.use(await openTestLake(place, { shipped }));
  const opened = stack.move();
  return {
    ...lake,
    place,
    clear: () => clear(lake),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/** A home directory with an empty lake. Disposing it removes it. */
export function aHome(): Promise<TemporaryFolder> {
  return homeFromTemplate(async (home) => {
    await using _lake = await openTestLake({ home });
  });
}

/** What a test's lake is opened with; a test names only what it is about. */
type TestLakeOptions = Partial<Pick<OpenOptions, "region" | "shipped" | "anyRootKey">>;

/** Opens a lake that says nothing and gives up after a minute. */
export async function openTestLake(place: LakePlace, options: TestLakeOptions = {}): Promise<Lake> {
  const rootKeyFile = "home" in place ? undefined : await aRootKeyFile();
  const defaults = { region: DEFAULT_REGION, shipped: NO_SHIPPED_LABELS };
  return openLake(
    { rootKeyFile, ...place },
    { log: silent, signal: AbortSignal.timeout(OPEN_MS), ...defaults, ...options },
  );
}

/** All events after a cursor that are committed now. */
export async function committedEvents(
  { db }: Pick<Lake, "db">,
  { after = BEGINNING, ...selection }: EventSelection & { readonly after?: EventCursor } = {},
): Promise<FollowedEvent[]> {
  const page = await readEventPage(db, { ...selection, after });
  if (page.isLast) return [...page.events];
  return [...page.events, ...(await committedEvents({ db }, { ...selection, after: page.next }))];
}

/** The events of a tenant, oldest first. */
export async function eventsOf(lake: Pick<Lake, "db">, tenant: string): Promise<StoredEvent[]> {
  return (await committedEvents(lake, { tenant })).map(({ event }) => event);
}

/** A file with a root key, the same for every test. */
export async function aRootKeyFile(): Promise<string> {
  const file = await cachedFile("root-key");
  await ensureRootKey(file);
  return file;
}

/**
 * Starts a PostgreSQL server without fsync.
 *
 * @param disk - A folder for its tables: see `aDisk`.
 * @throws Error when none is installed: check {@link missingPostgres} first.
 */
export function startPostgres(
  settings: Readonly<Record<string, string>> = {},
  disk?: string,
): Promise<PostgresServer> {
  const found = findPostgres(process.env["PATH"] ?? "");
  if (typeof found === "string") throw new Error(`PostgreSQL cannot be started: ${found}.`);
  const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  return startServer(found, { ...fast, ...settings }, disk);
}

/**
 * Why tests that need PostgreSQL have to be skipped, `undefined` when they can run.
 *
 * @throws Error where nothing may be skipped: when `CI` is `true`.
 */
export function missingPostgres(): string | undefined {
  const found = findPostgres(process.env["PATH"] ?? "");
  return reasonToSkip(typeof found === "string" ? `PostgreSQL is needed: ${found}` : undefined);
}

/** Both stores, for `describe.each`: `describe.skipIf(missing)` skips one that cannot run. */
export function testStores(): readonly {
  readonly kind: Lake["kind"];
  readonly missing: string | undefined;
}[] {
  return [
    { kind: "embedded", missing: undefined },
    { kind: "postgres", missing: missingPostgres() },
  ];
}

async function clear({ db }: Lake): Promise<void> {
  const tables = await db.execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname in ('ingestion', 'scoring', 'reputation', 'routing', 'platform')`,
  );
  // Much faster than truncate for the few rows of a test.
  await db.execute(sql.raw(tables.rows.map(({ name }) => `delete from ${name};`).join("")));
}

/** A plausible score; a test sets only what it is about. */
export function aScore(changes: Partial<StoredScore> = {}): StoredScore {
  return {
    id: nextId("tx"),
    tenant: "acme",
    requestId: "req_01JZZZZZZZZZZZZZZZZZZZZZZZ",
    network: "ethereum",
    fromAddress: "0x00000000000000000000000000000000000000a1",
    toAddress: "0x00000000000000000000000000000000000000b2",
    amount: 500_000_000_000_000_000n,
    currency: "ETH",
    status: "completed",
    fraudScore: 12.7,
    fraudScoreRange: null,
    reputationScore: 87.3,
    recommendation: "approve",
    rule: { id: "default", title: "No rule objects to the payment." },
    confidence: 0.9,
    base: -2.5,
    modelVersion: "2025-05-10",
    reasons: [],
    wallets: {},
    sources: [],
    versions: {},
    inputs: {},
    createdAt: new Date("2025-05-17T08:34:21Z"),
    completedAt: new Date("2025-05-17T08:34:21Z"),
    ...changes,
  };
}

/** A payment that was seen before it was in a block; a test sets only what it is about. */
export function aPayment(changes: Partial<StoredPayment> = {}): StoredPayment {
  const id = nextId("pay");
  const at = new Date("2026-01-01T00:00:00Z");
  return {
    ...{ id, tenant: "acme", network: "ethereum", hash: id, index: 0, status: "pending", score: "tx_1" },
    fromAddress: "0x00000000000000000000000000000000000000a1",
    toAddress: "0x00000000000000000000000000000000000000b2",
    ...{ amount: 500_000_000_000_000_000n, currency: "ETH", slots: [] },
    ...{ height: null, blockHash: null, replacedBy: null, seenAt: at, updatedAt: at },
    ...changes,
  };
}

type ScoreCompleted = EventOf<"score.completed">;

export function anEvent(changes: Partial<ScoreCompleted> = {}): ScoreCompleted {
  return {
    id: nextId("evt"),
    tenant: "acme",
    type: "score.completed",
    subject: "tx_1",
    data: {
      transaction_id: "tx_1",
      fraud_score: 12.7,
      reputation_score: 87.3,
      recommendation: "approve",
      network: "ethereum",
      from_address: "0x00000000000000000000000000000000000000a1",
      to_address: "0x00000000000000000000000000000000000000b2",
      timestamp: "2025-05-17T08:34:21.000Z",
    },
    at: new Date("2025-05-17T08:34:21Z"),
    ...changes,
  };
}

type ScoreCreated = AuditEntryOf<"score.create">;

export function anAuditEntry(changes: Partial<ScoreCreated> = {}): ScoreCreated {
  return {
    id: nextId("aud"),
    tenant: "acme",
    actor: "system",
    action: "score.create",
    subject: "tx_1",
    data: {
      ...{ status: "completed", fraudScore: 12.7, recommendation: "approve", rule: "default" },
      ...{ versions: {}, requestId: "req_1" },
    },
    at: new Date("2025-05-17T08:34:21Z"),
    ...changes,
  };
}

export function aWallet(changes: Partial<NewWallet> = {}): NewWallet {
  return {
    owner: "system",
    network: "ethereum",
    address: "0x00000000000000000000000000000000000000a1",
    firstSeen: new Date("2018-01-01T00:00:00Z"),
    lastSeen: new Date("2019-01-01T00:00:00Z"),
    transactions: 3,
    tokenTransfers: 0,
    source: "test",
    updatedAt: new Date("2025-05-17T08:34:21Z"),
    ...changes,
  };
}

/**
 * The next message of a forked process.
 *
 * @throws Error when it ends without one, which would be waited for in vain.
 */
export async function nextMessage(child: ChildProcess): Promise<unknown> {
  const heard = new AbortController();
  const { signal } = heard;
  try {
    return await Promise.race([
      once(child, "message", { signal }).then(([message]) => message as unknown),
      once(child, "exit", { signal }).then(([code, killedBy]) => {
        throw new Error(`A process ended with ${code ?? killedBy} before it answered.`);
      }),
    ]);
  } finally {
    heard.abort();
  }
}

/** Counts the statements that this process sends to any store, from now on. Disposing it stops. */
export function countStatements(): Disposable & { readonly count: () => number } {
  const { prototype } = pg.Client;
  const { query } = prototype;
  let count = 0;
  prototype.query = function (this: pg.Client, ...given: unknown[]) {
    count++;
    return Reflect.apply(query, this, given);
  } as typeof query;
  return {
    count: () => count,
    [Symbol.dispose]() {
      prototype.query = query;
    },
  };
}

/** A chain that is followed; a test sets only what it is about. */
export function aChain(changes: Partial<StoredChain> = {}): StoredChain {
  const at = new Date("2026-01-01T00:00:00Z");
  return {
    ...{
      network: "ethereum",
      mode: "full",
      fromHeight: 10,
      fromAt: at,
      movementsFrom: null,
      heldHeight: 9,
      heldHash: "0x9",
      heldAt: at,
    },
    ...{
      finalizedHeight: -1,
      headHeight: 9,
      traces: null,
      trouble: null,
      stopped: false,
      endpoints: [],
      balanceChecks: null,
      updatedAt: at,
    },
    ...changes,
  };
}

/** Two addresses of one holder, by common inputs unless it says otherwise. */
export type LinkedPair = readonly [address: string, other: string, rule?: LinkRule | undefined];

/** A block of Bitcoin with nothing but links, one a transaction. */
export function aLinkingBlock(height: number, ...pairs: readonly LinkedPair[]): Block {
  return {
    ...{
      network: "bitcoin",
      height,
      hash: `h${height}`,
      parentHash: null,
      timestamp: 1_790_000_000 + height,
    },
    ...{ transactions: [], movements: [] },
    links: pairs.map(
      ([address, other, rule = "common_inputs"], transaction): AddressLink => ({
        ...{ address, other, rule, transaction, index: 0, transactionHash: `tx${height}-${transaction}` },
      }),
    ),
  };
}

/** A node of a Postgres query plan. */
interface PlanNode {
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The highest row count of any step of a statement's plan: what it reads of a table that grows. */
export async function mostRead(db: Database, statement: SQL): Promise<number> {
  const { rows } = await db.execute<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
    sql`explain (analyze, format json) ${statement}`,
  );
  const walk = (node: PlanNode): number[] => [
    (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
    ...(node.Plans ?? []).flatMap(walk),
  ];
  return Math.max(...rows[0]!["QUERY PLAN"].flatMap(({ Plan }) => walk(Plan)));
}
