import { within } from "@tetron/domain/within";
import type { Pool } from "pg";
import type { LakeLog } from "../lake.ts";
import { pause } from "../pause.ts";

const LOOK_UP_MS = 2_000;
const PAUSE_MS = 100;

/**
 * Asks the server about a transaction whose commit was not answered. It waits for a transaction that still
 * runs, and for a server that restarts.
 *
 * @param transactionId - From `pg_current_xact_id()` inside it.
 * @param log - Takes the errors of asking.
 * @returns `unknown` when there is no answer within two seconds.
 */
export async function transactionOutcome(
  pool: Pick<Pool, "query">,
  transactionId: string,
  log: Pick<LakeLog, "warn">,
): Promise<"committed" | "aborted" | "unknown"> {
  const deadline = AbortSignal.timeout(LOOK_UP_MS);
  while (!deadline.aborted) {
    // A server that cannot be asked is asked again until the deadline.
    const status = await within({ signal: deadline }, () => statusOf(pool, transactionId)).catch(
      (error: unknown) => void log.warn({ err: error }, "looking up the outcome of a commit failed"),
    );
    if (status === "committed" || status === "aborted") return status;
    await pause(PAUSE_MS, deadline);
  }
  return "unknown";
}

async function statusOf(pool: Pick<Pool, "query">, transactionId: string): Promise<string | null> {
  const { rows } = await pool.query<{ status: string | null }>(
    "select pg_xact_status($1::text::xid8) as status",
    [transactionId],
  );
  return rows[0]?.status ?? null;
}
