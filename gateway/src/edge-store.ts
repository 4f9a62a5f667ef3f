import type { Database } from "@tetron/lake/database";
import { findRateLimit } from "@tetron/lake/rate-limits";
import type { ReadLimit } from "./auth/own-limits.ts";

/** What every gateway of an installation keeps together with the others. */
export interface EdgeStore {
  readonly rateLimit: ReadLimit;
}

/** Keeps it in the lake. */
export function createEdgeStore(db: Database): EdgeStore {
  return { rateLimit: ({ tenant, keyId }) => findRateLimit(db, { tenant, keyId }) };
}
