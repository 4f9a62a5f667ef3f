import { Failure } from "@tetron/domain/failure";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { idempotency } from "./tables/idempotency.ts";
import { runStatements, type Write } from "./write.ts";

/** How long a key stands for its request. */
const KEPT = sql`interval '24 hours'`;
/** How long an attempt is taken to be running: twice as long as any request may take. */
const RUNNING = sql`interval '30 seconds'`;
/** Expired rows that are removed at a time. */
const MAX_SWEPT_ROWS = 1_000;

/** A request with an `Idempotency-Key`. */
export interface IdempotentRequest {
  readonly tenant: string;
  /** Method and path of the endpoint, such as `POST /v1/score`. */
  readonly endpoint: string;
  readonly key: string;
  /** SHA-256 of the request, hex. */
  readonly requestHash: string;
}

/** What became of a claim. */
export type Claimed =
  /** The caller runs the request; `subject` is what an earlier attempt wrote before it ended without an answer. */
  | { readonly state: "mine"; readonly subject: string | null }
  /** Another attempt runs. */
  | { readonly state: "running" }
  /** The key stands for another request. */
  | { readonly state: "other" }
  | {
      readonly state: "answered";
      readonly status: number;
      readonly answer: string;
      readonly subject: string | null;
    };

/**
 * Claims a key for a day. The claim of an attempt that did not answer within 30 seconds is taken over: what it still
 * writes fails, see {@link settleClaim}. One that has written is taken over at once: what is left to do is to answer.
 *
 * @param claim - `idm_` and a ULID: this attempt.
 */
export async function claimKey(db: Database, request: IdempotentRequest, claim: string): Promise<Claimed> {
  const { tenant, endpoint, key, requestHash } = request;
  const isOver = sql`held.expires_at <= clock_timestamp()`;
  const { rows } = await db.execute<{ subject: string | null }>(sql`
    insert into ${idempotency} as held (tenant, endpoint, key, request_hash, claim, runs_until, expires_at)
    values (${tenant}, ${endpoint}, ${key}, ${requestHash}, ${claim}, clock_timestamp() + ${RUNNING}, clock_timestamp() + ${KEPT})
    on conflict (tenant, endpoint, key) do update set
      request_hash = excluded.request_hash,
      claim = excluded.claim,
      runs_until = excluded.runs_until,
      subject = case when ${isOver} then null else held.subject end,
      status = null,
      answer = null,
      expires_at = case when ${isOver} then excluded.expires_at else held.expires_at end
    where ${isOver} or (
      held.request_hash = excluded.request_hash and held.answer is null
        and (held.subject is not null or held.runs_until <= clock_timestamp())
    )
    returning subject`);
  if (rows[0] !== undefined) return { state: "mine", subject: rows[0].subject };
  const [held] = await db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.tenant, tenant), eq(idempotency.endpoint, endpoint), eq(idempotency.key, key)));
  // Released in between: the client has to ask again.
  if (held === undefined) return { state: "running" };
  if (held.requestHash !== requestHash) return { state: "other" };
  const { status, answer, subject } = held;
  if (status === null || answer === null) return { state: "running" };
  return { state: "answered", status, answer, subject };
}

/**
 * Records what a claimed request wrote, in the same commit: the next owner of the claim finds it.
 *
 * @param claim - Absent for a request without a key: then nothing is recorded.
 * @returns Writes whose commit fails as `CONFLICT` when the claim was taken over or released.
 */
export function settleClaim(claim: string | undefined, subject: string): Write[] {
  if (claim === undefined) return [];
  const settle = runStatements(async (tx) => {
    const settled = await tx
      .update(idempotency)
      .set({ subject })
      .where(eq(idempotency.claim, claim))
      .returning({ claim: idempotency.claim });
    if (settled.length === 0)
      throw new Failure("CONFLICT", "Another attempt has taken over this Idempotency-Key.", {
        kind: "claim",
        id: claim,
      });
  });
  return [settle];
}

/** Keeps the answer of a claim, unless it was taken over. */
export async function keepAnswer(
  db: Database,
  claim: string,
  { status, answer }: { readonly status: number; readonly answer: string },
): Promise<void> {
  await db.update(idempotency).set({ status, answer }).where(eq(idempotency.claim, claim));
}

/**
 * Ends a claim that has no answer: its key is free again, and a commit that is still on its way fails. When something was
 * written already, the next attempt finds it, at once.
 */
export async function releaseClaim(db: Database, claim: string): Promise<void> {
  const isMine = and(eq(idempotency.claim, claim), isNull(idempotency.answer));
  const freed = await db
    .delete(idempotency)
    .where(and(isMine, isNull(idempotency.subject)))
    .returning({ claim: idempotency.claim });
  if (freed.length === 0)
    await db.update(idempotency).set({ runsUntil: sql`clock_timestamp()` }).where(isMine);
}

/** Ends all claims without an answer: for who knows that no process works on them any more. */
export async function endClaims(db: Database): Promise<void> {
  await db.update(idempotency).set({ runsUntil: sql`clock_timestamp()` }).where(isNull(idempotency.answer));
}

/** Removes keys whose day is over, a thousand at most. */
export async function sweepKeys(db: Database): Promise<void> {
  const over = db
    .select({ claim: idempotency.claim })
    .from(idempotency)
    .where(lte(idempotency.expiresAt, sql`clock_timestamp()`))
    .limit(MAX_SWEPT_ROWS);
  await db.delete(idempotency).where(sql`${idempotency.claim} in ${over}`);
}
