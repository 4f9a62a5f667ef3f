import { isFailure } from "@tetron/domain/failure";
import type { Pool } from "pg";
import { storeFailure, unavailable } from "./failures.ts";

/** A probe costs a few milliseconds and a temporary file; a full disk is detected after this long at most. */
const PROBE_EVERY_MS = 5_000;
/** For this long, a refused commit outweighs any probe. */
const REFUSAL_MS = 5_000;

/**
 * Makes the server write and discard a file of 280 kB: rows that exceed its memory limit. No table, log or
 * catalogue grows. A single text, so that the setting ends with the implicit transaction.
 */
const PROBE = `select set_config('work_mem', '64kB', true); select count(*) from generate_series(1, 20000);
  select current_setting('transaction_read_only') as read_only`;

export interface WriteProbe {
  /** @throws Failure `UNAVAILABLE` when the store cannot be written. */
  check(): Promise<void>;
  /** Called with the result of each commit: `undefined` for success. */
  ended(error: unknown): void;
}

/** Determines whether a store can be written, from its disk and the latest commits. */
export function createWriteProbe(pool: Pick<Pool, "query">, now: () => number = Date.now): WriteProbe {
  let probe: { readonly at: number; readonly result: Promise<void> } | undefined;
  let refusal: { readonly at: number; readonly error: unknown } | undefined;
  return {
    async check() {
      if (refusal !== undefined && now() - refusal.at < REFUSAL_MS) throw refusal.error;
      if (probe === undefined || now() - probe.at >= PROBE_EVERY_MS) {
        const made = { at: now(), result: writeOnce(pool) };
        probe = made;
        // A failed probe is not cached: the next check repeats it.
        made.result.catch(() => {
          if (probe === made) probe = undefined;
        });
      }
      await probe.result;
    },
    ended(error) {
      if (error === undefined) refusal = undefined;
      else if (isFailure(error, "UNAVAILABLE")) refusal = { at: now(), error };
    },
  };
}

async function writeOnce(pool: Pick<Pool, "query">): Promise<void> {
  try {
    const results = (await pool.query(PROBE)) as unknown as { rows: { read_only: string }[] }[];
    if (results[2]?.rows[0]?.read_only === "off") return;
  } catch (error) {
    throw storeFailure(error);
  }
  throw unavailable("The lake is read-only.");
}
