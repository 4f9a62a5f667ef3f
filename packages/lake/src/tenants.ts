import { checkTenantId } from "@tetron/domain/tenant";
import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { type StoredTenant, tenants } from "./tables/tenants.ts";

/** Creates a tenant. An existing one is not changed. @throws Failure `BAD_REQUEST` when its id is invalid. */
export async function putTenant(db: Database, tenant: StoredTenant): Promise<void> {
  checkTenantId(tenant.id, "tenant");
  await db.insert(tenants).values(tenant).onConflictDoNothing();
}

export async function findTenant(db: Database, id: string): Promise<StoredTenant | undefined> {
  const [found] = await db.select().from(tenants).where(eq(tenants.id, id));
  return found;
}
