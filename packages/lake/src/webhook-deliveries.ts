import { Failure } from "@tetron/domain/failure";
import { and, asc, desc, eq, gte, inArray, lt, lte } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { type StoredAttempt, webhookAttempts } from "./tables/webhook-attempts.ts";
import { type StoredDelivery, webhookDeliveries } from "./tables/webhook-deliveries.ts";
import { webhooks } from "./tables/webhooks.ts";
import { insertRow, runStatements, type Write } from "./write.ts";

export function insertDelivery(delivery: StoredDelivery): Write {
  return insertRow(webhookDeliveries, delivery);
}

/** The active webhooks that something is due for. */
export async function webhooksDue(db: Database, now: Date): Promise<string[]> {
  const due = await db
    .selectDistinct({ id: webhookDeliveries.webhook })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhook))
    .where(
      and(
        eq(webhookDeliveries.state, "pending"),
        lte(webhookDeliveries.nextAt, now),
        eq(webhooks.state, "active"),
      ),
    );
  return due.map(({ id }) => id);
}

/** What is due for a webhook, the longest due first. */
export async function dueDeliveries(
  db: Database,
  webhook: string,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<StoredDelivery[]> {
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhook, webhook),
        eq(webhookDeliveries.state, "pending"),
        lte(webhookDeliveries.nextAt, now),
      ),
    )
    .orderBy(asc(webhookDeliveries.nextAt), asc(webhookDeliveries.id))
    .limit(limit);
}

/** Writes down an attempt and what follows from it, unless another process has already. */
export function recordAttempt(attempt: StoredAttempt, next: Pick<StoredDelivery, "state" | "nextAt">): Write {
  return runStatements(async (tx) => {
    const isNext = and(
      eq(webhookDeliveries.id, attempt.delivery),
      eq(webhookDeliveries.attempts, attempt.attempt - 1),
      eq(webhookDeliveries.state, "pending"),
    );
    const changed = await tx
      .update(webhookDeliveries)
      .set({ ...next, attempts: attempt.attempt })
      .where(isNext)
      .returning({ id: webhookDeliveries.id });
    if (changed.length > 0) await tx.insert(webhookAttempts).values(attempt);
  });
}

/** Which deliveries of a webhook. */
export interface DeliverySelection {
  readonly state?: StoredDelivery["state"] | undefined;
  /** Made at this time or later. */
  readonly from?: Date | undefined;
  /** Made before this time. */
  readonly to?: Date | undefined;
}

/** A webhook's deliveries before the one with an id, newest first. */
export async function listDeliveries(
  db: Database,
  webhook: string,
  {
    before,
    limit,
    ...selection
  }: DeliverySelection & { readonly before?: string | undefined; readonly limit: number },
): Promise<StoredDelivery[]> {
  const isBefore = before === undefined ? undefined : lt(webhookDeliveries.id, before);
  return db
    .select()
    .from(webhookDeliveries)
    .where(and(selected(webhook, selection), isBefore))
    .orderBy(desc(webhookDeliveries.id))
    .limit(limit);
}

/** One delivery of a webhook. @throws Failure `NOT_FOUND` when the webhook has none with this id. */
export async function requireDelivery(db: Database, webhook: string, id: string): Promise<StoredDelivery> {
  const [found] = await db
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhook, webhook), eq(webhookDeliveries.id, id)));
  if (found === undefined) throw new Failure("NOT_FOUND", `No delivery ${id}.`, { kind: "delivery", id });
  return found;
}

/** Makes deliveries due again, from the first attempt on. */
export function restartDeliveries(ids: readonly string[], at: Date): Write {
  return runStatements(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ state: "pending", attempts: 0, nextAt: at })
      .where(isAnyOf(webhookDeliveries.id, ids));
  }, webhookDeliveries);
}

/** The attempts of deliveries, oldest first. */
export async function attemptsOf(db: Database, deliveries: readonly string[]): Promise<StoredAttempt[]> {
  return db
    .select()
    .from(webhookAttempts)
    .where(isAnyOf(webhookAttempts.delivery, deliveries))
    .orderBy(asc(webhookAttempts.id));
}

/** Deletes deliveries that ended and were made before a time, with their log. */
export async function forgetDeliveries(db: Database, before: Date): Promise<void> {
  const isOld = lt(webhookDeliveries.createdAt, before);
  await db
    .delete(webhookDeliveries)
    .where(and(isOld, inArray(webhookDeliveries.state, ["delivered", "dead"])));
}

function selected(webhook: string, { state, from, to }: DeliverySelection) {
  return and(
    eq(webhookDeliveries.webhook, webhook),
    state && eq(webhookDeliveries.state, state),
    from && gte(webhookDeliveries.createdAt, from),
    to && lt(webhookDeliveries.createdAt, to),
  );
}
