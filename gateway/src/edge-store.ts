import { MINUTE_MS } from "@tetron/domain/durations";
import type { Database } from "@tetron/lake/database";
import { claimKey, keepAnswer, releaseClaim, sweepKeys } from "@tetron/lake/idempotency";
import { findRateLimit } from "@tetron/lake/rate-limits";
import type { ReadLimit } from "./auth/own-limits.ts";
import { ownerTenant } from "./auth/test-tenant.ts";
import type { IdempotencyStore } from "./rest/answer-once.ts";

/** What every gateway of an installation keeps together with the others. */
export interface EdgeStore {
  readonly rateLimit: ReadLimit;
  readonly idempotency: IdempotencyStore;
}

/** Keeps it in the lake. */
export function createEdgeStore(db: Database): EdgeStore {
  let sweptAt = 0;
  return {
    rateLimit: ({ tenant, keyId }) => findRateLimit(db, { tenant: ownerTenant(tenant), keyId }),
    idempotency: {
      async claim(request, claim) {
        const now = Date.now();
        if (now - sweptAt > MINUTE_MS) {
          sweptAt = now;
          await sweepKeys(db);
        }
        return claimKey(db, request, claim);
      },
      keep: (claim, answer) => keepAnswer(db, claim, answer),
      release: (claim) => releaseClaim(db, claim),
    },
  };
}
