import type { EventType } from "@tetron/domain/events";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Logger } from "pino";
import type { Database } from "./database.ts";
import type { RootKey } from "./root-key.ts";
import type { ShippedLabels } from "./shipped-labels.ts";
import type { Write } from "./write.ts";

/** The lake's log. A pino logger is one. */
export type LakeLog = Pick<Logger, "info" | "warn" | "error">;

/** The one shared store. Disposing it closes its connections, its worker and its lock. */
export interface Lake extends AsyncDisposable {
  readonly kind: "embedded" | "postgres";
  /** What personal data is kept under; `undefined` in a process that neither writes nor shows any. */
  readonly rootKey: RootKey | undefined;
  /** For reads, and for writes that need not share a commit. Every query has a deadline. */
  readonly db: Database;
  /** The lists of labels that ship beside the store. `findLabels` reads both. */
  readonly shipped: ShippedLabels;
  /**
   * Writes all of `writes` or none, and resolves once they are committed. Concurrent commits share a database
   * transaction, which makes many small ones fast.
   *
   * Committed data survives the end of the process, however it ends. PGlite leaves writing to disk to the
   * operating system, so the latest commits may be lost in a power failure.
   *
   * @param signal - Withdraws the writes while they wait for their batch; later it has no effect.
   * @throws Failure `UNAVAILABLE` when the store cannot be reached, does not answer within five seconds, or
   *   too much is waiting: its `outcome` says whether nothing was written. `CONFLICT` when a row with the
   *   same key exists. Neither affects other commits of the batch.
   */
  commit(writes: readonly Write[], signal?: AbortSignal): Promise<void>;
  /**
   * Runs `work` in a transaction of its own: for work that is too large for `commit`, or that reads its own
   * writes.
   *
   * @returns The result of `work`, once all is committed.
   * @throws Failure `UNAVAILABLE` as `commit` does, or the error of `work`; then nothing was written.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Resolves when events may have been committed, by this process or another. There may be none, and a
   * wake-up can be lost with a connection: the table is the truth. `follow` reads it.
   *
   * @param types - Only events of these types; of any when absent.
   */
  newEvents(types?: readonly EventType[]): Promise<void>;
  /**
   * Calls `wake` whenever a commit of this process has inserted into one of these tables, or changed it by statements that
   * say so. Other processes may write as well, unless the store is embedded: see `waitForRows`.
   *
   * @returns Ends it.
   */
  onWritten(tables: readonly PgTable[], wake: () => void): () => void;
  /** Checks that the store answers. @throws Failure `UNAVAILABLE` when it does not before `signal` aborts. */
  ping(signal: AbortSignal): Promise<void>;
  /** The same, and checks that it can be written: a full disk still answers reads. */
  checkWritable(signal: AbortSignal): Promise<void>;
}

/** A running transaction. */
export interface Transaction {
  readonly db: Database;
  /** Commits these with it. They are written after its work: the events lock blocks every other writer. */
  add(...writes: readonly Write[]): void;
}
