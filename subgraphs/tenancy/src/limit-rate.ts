import { createIds } from "@tetron/domain/id";
import { checkTenantId } from "@tetron/domain/tenant";
import { appendAudit } from "@tetron/lake/audit";
import { requireKey } from "@tetron/lake/keys";
import type { Lake } from "@tetron/lake/lake";
import { putRateLimit, type RateLimited } from "@tetron/lake/rate-limits";

const nextId = createIds();

/**
 * Sets how many requests a minute a key may make, or without one each of the tenant's keys that has no limit of its own.
 * Running gateways follow within five seconds.
 *
 * @param perMinute - 0 for any number; `null` for what was there before a limit was set.
 * @throws Failure `NOT_FOUND` when the tenant has no such key, `BAD_REQUEST` when the tenant's id is invalid.
 */
export async function limitRate(
  lake: Lake,
  actor: string,
  { tenant, keyId, perMinute }: RateLimited & { readonly perMinute: number | null },
): Promise<void> {
  checkTenantId(tenant, "tenant");
  if (keyId !== undefined) await requireKey(lake.db, tenant, keyId);
  await lake.commit([
    putRateLimit({ tenant, keyId }, perMinute),
    appendAudit({
      ...{ id: nextId("aud"), tenant, actor, at: new Date() },
      action: "rate-limit.set",
      subject: keyId ?? tenant,
      data: { per_minute: perMinute },
    }),
  ]);
}
