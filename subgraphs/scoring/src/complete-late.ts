import { findAsset } from "@tetron/domain/asset";
import { isFailure } from "@tetron/domain/failure";
import { scores } from "@tetron/lake/tables/scores";
import { estimate } from "@tetron/verdict/estimate";
import { gather } from "@tetron/verdict/gather";
import { coinsOf, type Payment } from "@tetron/verdict/payment";
import { asc, eq } from "drizzle-orm";
import { type ScoreRecord, scoreRecord } from "./score-record.ts";
import type { ScoringDeps } from "./score-transaction.ts";
import { writesOfFinished } from "./score-writes.ts";

/** Pending scores that one round looks at, the oldest first. */
const ROUND = 100;
/** After this long a source that is still late is given up: the score has failed. */
const GIVE_UP_MS = 3_600_000;

/**
 * Asks the sources of every pending score again and finishes those that have all answered: with the numbers
 * that they would have had at once, their event and their audit entry. A score whose source has been silent
 * for an hour fails, and keeps what it said.
 *
 * @returns How many were finished.
 */
export async function completeLate(deps: ScoringDeps, signal: AbortSignal): Promise<number> {
  const pending = await deps.lake.db
    .select()
    .from(scores)
    .where(eq(scores.status, "pending"))
    .orderBy(asc(scores.id))
    .limit(ROUND);
  let finished = 0;
  for (const score of pending as ScoreRecord[]) {
    signal.throwIfAborted();
    const next = await again(deps, score, signal);
    if (next !== undefined && (await keep(deps, next))) finished += 1;
  }
  return finished;
}

async function again(
  { engine, sources, deadlineMs, log }: ScoringDeps,
  score: ScoreRecord,
  signal: AbortSignal,
): Promise<ScoreRecord | undefined> {
  const { id, tenant, requestId, createdAt } = score;
  const payment = paymentOf(score);
  const gathered = await gather(sources, payment, {
    coins: coinsOf(payment),
    tenant,
    at: createdAt,
    deadlineMs,
    signal,
    onLate: (source, cause) => log.warn({ score: id, requestId, source, err: cause }, "source still late"),
  });
  const now = new Date();
  if (!gathered.inputs.late)
    return scoreRecord({ id, tenant, requestId, createdAt }, payment, gathered, {
      estimate: estimate(engine, gathered.inputs),
      versions: engine.versions,
      now,
    });
  const givenUp = now.getTime() - createdAt.getTime() > GIVE_UP_MS;
  return givenUp ? { ...score, status: "failed", completedAt: now } : undefined;
}

/** @returns False when another process finished the score first. */
async function keep({ lake }: ScoringDeps, score: ScoreRecord): Promise<boolean> {
  try {
    await lake.commit(writesOfFinished(score));
    return true;
  } catch (error) {
    if (isFailure(error, "CONFLICT")) return false;
    throw error;
  }
}

function paymentOf({ network, fromAddress, toAddress, currency, amount }: ScoreRecord): Payment {
  return {
    from: { network, address: fromAddress },
    to: { network, address: toAddress },
    asset: findAsset(network, currency),
    units: amount,
  };
}
