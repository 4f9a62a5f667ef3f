import type { Logger } from "pino";
import type { Database } from "./database.ts";
import type { ShippedLabels } from "./shipped-labels.ts";
import type { Write } from "./write.ts";

/** What the lake tells its operator. A pino logger is one. */
export type LakeLog = Pick<Logger, "info" | "warn" | "error">;

/** The one shared store. Dispose it to close its connections, its worker and its lock. */
export interface Lake extends AsyncDisposable {
  readonly kind: "embedded" | "postgres";
  /** For reads, and for writes that need not share a commit. Every query has a deadline. */
  readonly db: Database;
  /** The lists of labels that ship beside the store. `findLabels` reads both. */
  readonly shipped: ShippedLabels;
  /**
   * Writes all of `writes` or none of them, and resolves once they are committed. Commits that are
   * under way at the same time share a database transaction, which is what makes many small ones fast.
   *
   * What is committed survives the end of the process, however it ends. On PGlite, which leaves writing to
   * the disk to the operating system, the latest may be lost with the machine's power.
   *
   * @param signal - Withdraws the writes while they still wait for their batch; later it has no effect.
   * @throws Failure `UNAVAILABLE` when the store cannot be reached or does not answer within five seconds, or
   *   too much is waiting: its `outcome` says whether it is known that nothing was written. `CONFLICT` when a
   *   row with the same key exists. Other commits of the batch are not affected by either.
   */
  commit(writes: readonly Write[], signal?: AbortSignal): Promise<void>;
  /**
   * Runs `work` in a transaction of its own: for what is too large for `commit`, or reads what it writes.
   *
   * @returns What `work` returned, once all is committed.
   * @throws Failure `UNAVAILABLE` as `commit` does, and what `work` throws; then nothing was written.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Resolves at the next sign that events were committed, by this process or by another. There may be none when it
   * does, and a sign can be lost with a connection: the table says what there is. `follow` reads it.
   */
  newEvents(): Promise<void>;
  /** Asks the store for an answer. @throws Failure `UNAVAILABLE` when it has none before `signal` aborts. */
  ping(signal: AbortSignal): Promise<void>;
  /** The same, and whether it can be written: a full disk answers every question. */
  checkWritable(signal: AbortSignal): Promise<void>;
}

/** A transaction under way. */
export interface Transaction {
  readonly db: Database;
  /** Has these committed with it. They are written when its work is done: events keep everyone else's waiting. */
  add(...writes: readonly Write[]): void;
}
