import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "./database.ts";
import { rateLimits } from "./tables/rate-limits.ts";
import { runStatements, type Write } from "./write.ts";

const WHOLE_TENANT = "";

/** Whose limit: a key's, or without one every other key's of the tenant. */
export interface RateLimited {
  readonly tenant: string;
  readonly keyId?: string | undefined;
}

/**
 * Requests a minute that a key may make: its own limit, else its tenant's.
 *
 * @returns 0 for any number; `null` when neither is set and the default counts.
 */
export async function findRateLimit(
  db: Database,
  { tenant, keyId }: Required<RateLimited>,
): Promise<number | null> {
  const found = await db
    .select()
    .from(rateLimits)
    .where(
      and(eq(rateLimits.tenant, tenant), inArray(rateLimits.key, [keyId ?? WHOLE_TENANT, WHOLE_TENANT])),
    );
  const own = found.find(({ key }) => key !== WHOLE_TENANT) ?? found[0];
  return own?.perMinute ?? null;
}

/** Sets a limit in place of the one before. @param perMinute - 0 for any number; `null` removes it. */
export function putRateLimit({ tenant, keyId = WHOLE_TENANT }: RateLimited, perMinute: number | null): Write {
  const row = { tenant, key: keyId };
  return runStatements(async (tx) => {
    if (perMinute === null)
      await tx.delete(rateLimits).where(and(eq(rateLimits.tenant, tenant), eq(rateLimits.key, keyId)));
    else
      await tx
        .insert(rateLimits)
        .values({ ...row, perMinute })
        .onConflictDoUpdate({ target: [rateLimits.tenant, rateLimits.key], set: { perMinute } });
  });
}
