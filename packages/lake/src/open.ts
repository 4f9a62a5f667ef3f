import { join } from "node:path";
import { isFailure } from "@tetron/domain/failure";
import { within } from "@tetron/domain/within";
import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { endClaims } from "./idempotency.ts";
import { isBulkInsert } from "./internal/bulk-insert.ts";
import { checkRootKey } from "./internal/check-root-key.ts";
import { convertPoolErrors } from "./internal/convert-pool-errors.ts";
import { embeddedFailure } from "./internal/directory-error.ts";
import { type Bell, createBell } from "./internal/event-bell.ts";
import { storeFailure, unavailable } from "./internal/failures.ts";
import { createGroupCommit } from "./internal/group-commit.ts";
import { listenForEvents } from "./internal/listen-for-events.ts";
import { migrateOrWait } from "./internal/migrate.ts";
import { nameStatements } from "./internal/name-statements.ts";
import { lakeDirectory, startPglite } from "./internal/pglite.ts";
import { poolOfPglite, poolOfServer } from "./internal/pool.ts";
import { shareConnection } from "./internal/share-connection.ts";
import { keepStatistics } from "./internal/statistics.ts";
import { createTableReaders } from "./internal/table-readers.ts";
import { keepVacuumed } from "./internal/vacuum.ts";
import { runTransaction, type WriteOptions, writeBatch } from "./internal/write-batch.ts";
import { createWriteProbe } from "./internal/write-probe.ts";
import type { Lake, LakeLog } from "./lake.ts";
import { ensureRootKey, type RootKey, readRootKey } from "./root-key.ts";
import type { ShippedLabels } from "./shipped-labels.ts";
import { tablesOf, type Write } from "./write.ts";

/** Where the lake's data is: in a directory of this machine, or on a PostgreSQL server. */
export type LakePlace = ({ readonly home: string } | { readonly databaseUrl: string }) & {
  /**
   * What personal data is kept under; see `readRootKey`. Absent: a file in the home, made when there is none. A server's
   * processes share no home: without the file they neither write personal data nor show it.
   */
  readonly rootKeyFile?: string | undefined;
};

export interface OpenOptions {
  readonly log: LakeLog;
  /** The region that its events are committed in, the same for every process on one database: see `domain/event-cursor`. */
  readonly region: string;
  /** Gives up opening; it has no effect later. */
  readonly signal: AbortSignal;
  /** The lists of labels that ship; `NO_SHIPPED_LABELS` for a process that never looks at labels. */
  readonly shipped: ShippedLabels;
  /** Opens it also with a root key that is not its own: for the command that forgets a root key that is lost. */
  readonly anyRootKey?: boolean | undefined;
}

const MAX_BATCH_COMMITS = 500;
const MAX_WAITING_COMMITS = 20_000;
/** Shorter than a caller of a subgraph waits, so that it learns the outcome of its commit. */
const COMMIT_MS = 5_000;
/** How long closing waits for running commits. */
const SETTLE_MS = 750;

/**
 * Opens the lake and brings its tables up to date.
 *
 * @throws Failure `UNAVAILABLE` naming the directory or the server: held by another process, read-only,
 *   full, not reachable, or written by a newer version.
 *
 * @example
 * ```ts
 * import { openLake } from "@tetron/lake/open";
 * import { insertScore } from "@tetron/lake/scores";
 * import { NO_SHIPPED_LABELS } from "@tetron/lake/shipped-labels";
 * import { aScore, silent } from "@tetron/lake/testing";
 *
 * const signal = AbortSignal.timeout(60_000);
 * const options = { log: silent, region: "eu", signal, shipped: NO_SHIPPED_LABELS };
 * await using lake = await openLake({ home: ".tetron" }, options);
 * await lake.commit([insertScore(aScore())]);
 * ```
 */
export async function openLake(
  place: LakePlace,
  { log, region, signal, shipped, anyRootKey = false }: OpenOptions,
): Promise<Lake> {
  await using stack = new AsyncDisposableStack();
  const embedded = "home" in place;
  const name = embedded ? `The lake in ${place.home}` : `The database ${nameOf(place.databaseUrl)}`;
  const pool = embedded
    ? poolOfPglite(stack.use(await startPglite(place.home, log, signal)), log, stack)
    : poolOfServer(place.databaseUrl, log, stack);
  await within({ signal }, () => reach(pool, name));
  const guarded = embedded
    ? shareConnection(
        nameStatements(
          convertPoolErrors(pool, (thrown) => embeddedFailure(lakeDirectory(place.home), thrown)),
          () => true,
        ),
      )
    : nameStatements(convertPoolErrors(pool), isBulkInsert);
  await within({ signal }, () => migrateOrWait(guarded, name, signal));
  const bell = createBell();
  const rootKey = await rootKeyOf(place);
  const parts = assemble(guarded, {
    log,
    rootKey,
    bell,
    region,
    // Nobody else can write to an embedded lake.
    notify: !embedded,
    inOneFlight: embedded,
    onWritten: embedded ? keepStatistics(guarded, log) : () => {},
  });
  // Nobody else has the directory: the process that had it before is dead, and its clients need not wait for it.
  if (embedded) await within({ signal }, () => endClaims(parts.lake.db));
  if (rootKey !== undefined && !anyRootKey)
    await within({ signal }, () => checkRootKey(parts.lake.db, rootKey));
  if (embedded) stack.use(keepVacuumed(guarded, log));
  // A store that no longer answers must not keep the process from stopping.
  stack.defer(() => within({ ms: SETTLE_MS, onLate: () => {} }, () => parts.idle()));
  const closing = new AbortController();
  let heard: Promise<void> | undefined;
  stack.defer(async () => {
    closing.abort();
    await heard;
  });
  const opened = stack.move();
  return {
    ...parts.lake,
    shipped,
    rootKey,
    newEvents(types) {
      // A listening connection is opened only when somebody follows events.
      if (!embedded) heard ??= listenForEvents(place.databaseUrl, { bell, log, signal: closing.signal });
      return bell.next(types);
    },
    kind: embedded ? "embedded" : "postgres",
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

async function reach(pool: Pool, name: string): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (error) {
    // When a name has several addresses, Node's error has a code and no message.
    const { message, code } = error as NodeJS.ErrnoException;
    throw unavailable(`${name} cannot be reached: ${message || code}.`, error);
  }
}

/** `host:port/database`, never the password. */
function nameOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

async function rootKeyOf(place: LakePlace): Promise<RootKey | undefined> {
  if (place.rootKeyFile !== undefined) return readRootKey(place.rootKeyFile);
  return "home" in place ? ensureRootKey(join(place.home, "root-key")) : undefined;
}

type Parts = Omit<Lake, "kind" | "shipped" | "newEvents" | "rootKey" | typeof Symbol.asyncDispose>;

interface AssembleOptions extends WriteOptions {
  readonly bell: Bell;
  /** Called after each batch is committed. */
  readonly onWritten: (writes: readonly Write[]) => void;
}

function assemble(
  pool: Pool,
  { bell, onWritten, ...options }: AssembleOptions,
): { lake: Parts; idle: () => Promise<void> } {
  const probe = createWriteProbe(pool);
  const readers = createTableReaders();
  const group = createGroupCommit<readonly Write[]>({
    maxBatch: MAX_BATCH_COMMITS,
    maxWaiting: MAX_WAITING_COMMITS,
    deadlineMs: COMMIT_MS,
    isOneItemsFault: (error) => !isFailure(error, "UNAVAILABLE"),
    write: async (units) => {
      const writes = units.flat();
      const events = await writeBatch(pool, writes, options).then(
        (types) => {
          probe.ended(undefined);
          return types;
        },
        (error) => {
          probe.ended(error);
          throw error;
        },
      );
      onWritten(writes);
      readers.wake(tablesOf(writes));
      if (events.length > 0) bell.ring(events);
    },
  });
  const lake: Parts = {
    db: drizzle(pool, { casing: "snake_case" }),
    commit: (writes, signal) => group.commit(writes, signal),
    async transaction(work) {
      const { result, events, tables } = await runTransaction(pool, work, options);
      readers.wake(tables);
      if (events.length > 0) bell.ring(events);
      return result;
    },
    onWritten: readers.add,
    ping: (signal) => inTime(() => pool.query("select 1"), signal),
    async checkWritable(signal) {
      await lake.ping(signal);
      await inTime(() => probe.check(), signal);
    },
  };
  return { lake, idle: group.idle };
}

async function inTime(ask: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await within({ signal }, ask);
  } catch (error) {
    throw error === signal.reason
      ? unavailable("The lake did not answer in time.", error)
      : storeFailure(error);
  }
}
