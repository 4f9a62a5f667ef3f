import type { PgTable } from "drizzle-orm/pg-core";
import type { Lake } from "./lake.ts";
import { pause } from "./pause.ts";

/** How long to wait, in milliseconds. */
export interface RowsWait {
  /** Where other processes write too. */
  readonly lookMs: number;
  /** Where only this one does: for what becomes due by the time alone. */
  readonly restMs: number;
  readonly signal: AbortSignal;
}

/** Waits for rows. */
export interface WaitingForRows extends Disposable {
  /** Waits until some were written since it was opened, for a while at most, or until `signal` aborts. */
  written(wait: RowsWait): Promise<void>;
}

/**
 * Waits for rows that a job works off, instead of looking for them again and again. Opened before the tables are read, so
 * that nothing is missed in between.
 *
 * @param tables - Where they are written.
 *
 * @example
 * ```ts
 * import type { Lake } from "@tetron/lake/lake";
 * import { auditEntries } from "@tetron/lake/tables/audit-entries";
 * import { sequenceAudit } from "@tetron/lake/sequence-audit";
 * import { waitForRows } from "@tetron/lake/wait-for-rows";
 *
 * export async function sequenceAll(lake: Lake, signal: AbortSignal) {
 *   while (!signal.aborted) {
 *     using entries = waitForRows(lake, [auditEntries]);
 *     await sequenceAudit(lake, signal);
 *     await entries.written({ lookMs: 1_000, restMs: 10_000, signal });
 *   }
 * }
 * ```
 */
export function waitForRows(
  { kind, onWritten }: Pick<Lake, "kind" | "onWritten">,
  tables: readonly PgTable[],
): WaitingForRows {
  const woken = new AbortController();
  const stop = onWritten(tables, () => woken.abort());
  return {
    written: ({ lookMs, restMs, signal }) =>
      pause(kind === "embedded" ? restMs : lookMs, AbortSignal.any([signal, woken.signal])),
    [Symbol.dispose]: stop,
  };
}
