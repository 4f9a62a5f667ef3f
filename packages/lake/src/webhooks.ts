import { Failure } from "@tetron/domain/failure";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { type StoredWebhook, webhooks } from "./tables/webhooks.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

export function insertWebhook(webhook: StoredWebhook): Write {
  return insertRow(webhooks, webhook);
}

/** Changes a webhook that is there. */
export function changeWebhook(id: string, change: Partial<Omit<StoredWebhook, "id" | "tenant">>): Write {
  return runStatements(async (tx) => {
    await tx.update(webhooks).set(change).where(eq(webhooks.id, id));
  }, webhooks);
}

/** Deletes a webhook, its deliveries and its log. */
export function deleteWebhookRow(id: string): Write {
  return runStatements(async (tx) => {
    await tx.delete(webhooks).where(eq(webhooks.id, id));
  });
}

/** A webhook of a tenant. @throws Failure `NOT_FOUND` when the tenant has none with this id. */
export async function requireWebhook(db: Database, tenant: string, id: string): Promise<StoredWebhook> {
  const [found] = await db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.tenant, tenant), eq(webhooks.id, id)));
  if (found === undefined) throw new Failure("NOT_FOUND", `No webhook ${id}.`, { kind: "webhook", id });
  return found;
}

/** A tenant's webhooks after the one with an id, oldest first. */
export async function listWebhooks(
  db: Database,
  tenant: string,
  { after = "", limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<StoredWebhook[]> {
  return db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.tenant, tenant), gt(webhooks.id, after)))
    .orderBy(asc(webhooks.id))
    .limit(limit);
}

/** Every tenant's webhooks; those with these ids when given. For the jobs that send. */
export async function allWebhooks(db: Database, ids?: readonly string[]): Promise<StoredWebhook[]> {
  const wanted = ids && isAnyOf(webhooks.id, ids);
  return db.select().from(webhooks).where(wanted);
}

/** Whether any tenant has a webhook. */
export async function hasWebhooks(db: Database): Promise<boolean> {
  const found = await db.select({ one: sql`1` }).from(webhooks).limit(1);
  return found.length > 0;
}
