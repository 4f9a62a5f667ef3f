import { and, eq, like, lt, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { modelUse } from "./tables/model-use.ts";

/** What may be used of a language model, by all processes together. */
export interface ModelLimits {
  readonly callsPerMinute: number;
  readonly tokensPerDay: number;
  /** 10^-12 US dollars; `null` for any. */
  readonly picodollarsPerDay: bigint | null;
}

/** What a call uses. */
export interface Use {
  readonly tokens: number;
  /** 10^-12 US dollars. */
  readonly picodollars: bigint;
}

/**
 * Takes a call's use from the budget of its minute and its day, before it is made.
 *
 * @returns False when it is not left; then nothing is taken from the day.
 */
export async function reserveUse(db: Database, limits: ModelLimits, use: Use, at: Date): Promise<boolean> {
  const { callsPerMinute, tokensPerDay, picodollarsPerDay } = limits;
  if (callsPerMinute < 1 || use.tokens > tokensPerDay) return false;
  if (picodollarsPerDay !== null && use.picodollars > picodollarsPerDay) return false;
  const none = { tokens: 0, picodollars: 0n };
  const left = lt(modelUse.calls, callsPerMinute);
  if (!(await add(db, { period: minuteOf(at), use: none, at }, left))) return false;
  const isLeft = and(
    lte(modelUse.tokens, tokensPerDay - use.tokens),
    picodollarsPerDay === null ? undefined : lte(modelUse.picodollars, picodollarsPerDay - use.picodollars),
  );
  return add(db, { period: dayOf(at), use, at }, isLeft);
}

/** Corrects the reservation of a call by what it used. */
export async function correctUse(db: Database, reserved: Use, used: Use, at: Date): Promise<void> {
  await db
    .update(modelUse)
    .set({
      tokens: sql`${modelUse.tokens} + ${used.tokens - reserved.tokens}`,
      picodollars: sql`${modelUse.picodollars} + ${`${used.picodollars - reserved.picodollars}`}::numeric`,
    })
    .where(eq(modelUse.period, dayOf(at)));
}

/** Forgets the minutes before a time; days are kept. */
export async function forgetMinutes(db: Database, before: Date): Promise<void> {
  await db.delete(modelUse).where(and(like(modelUse.period, "%T%"), lt(modelUse.updatedAt, before)));
}

/** @param isLeft - Holds of a period's use while there is something left. */
async function add(
  db: Database,
  { period, use, at }: { readonly period: string; readonly use: Use; readonly at: Date },
  isLeft: ReturnType<typeof and>,
): Promise<boolean> {
  const { tokens, picodollars } = use;
  const added = await db
    .insert(modelUse)
    .values({ period, calls: 1, tokens, picodollars, updatedAt: at })
    .onConflictDoUpdate({
      target: modelUse.period,
      set: {
        calls: sql`${modelUse.calls} + 1`,
        tokens: sql`${modelUse.tokens} + ${tokens}`,
        picodollars: sql`${modelUse.picodollars} + ${`${picodollars}`}::numeric`,
        updatedAt: at,
      },
      ...(isLeft && { setWhere: isLeft }),
    })
    .returning({ period: modelUse.period });
  return added.length > 0;
}

function minuteOf(at: Date): string {
  return at.toISOString().slice(0, "2026-11-29T20:05".length);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, "2026-11-29".length);
}
