import { isFailure } from "@tetron/domain/failure";
import { isSimulated } from "@tetron/domain/network";
import { parseAsset } from "@tetron/domain/parse-asset";
import { isAudited } from "@tetron/lake/audit";
import { scores } from "@tetron/lake/tables/scores";
import { estimate } from "@tetron/verdict/estimate/estimate";
import { coinsOf, type Payment } from "@tetron/verdict/payment";
import { type GatherOptions, gatherInputs } from "@tetron/verdict/sources/gather";
import { and, asc, eq, gt } from "drizzle-orm";
import type { ScoringDeps } from "./judge-transaction.ts";
import { type JudgedScore, type ScoreRecord, scoreRecord } from "./record/score-record.ts";
import { writesOfFinished } from "./record/score-writes.ts";

type OnLate = GatherOptions["onLate"];

/** Pending scores per page, the oldest first. */
const MAX_PAGE_SCORES = 100;
/** Scores completed concurrently: each waits a full deadline for a source that is still down. */
const AT_ONCE = 10;
/** A score whose source is late for longer than this has failed. */
const GIVE_UP_MS = 3_600_000;

/**
 * Queries the sources of every pending score again and completes those that have all answered: with the
 * numbers that they would have had at once, their event and their audit entry. A score fails after an hour
 * without its source, and keeps its partial result. Continues until none is left that can be completed; a
 * page without any means that a source is still down.
 *
 * @returns The number completed.
 */
export async function completeLate(deps: ScoringDeps, signal: AbortSignal): Promise<number> {
  const { log } = deps;
  /** Of each source that is still late the number of scores, and one cause. */
  const lateSources = new Map<string, { readonly scores: number; readonly err: unknown }>();
  const onLate = (source: string, err: unknown) =>
    lateSources.set(source, { scores: (lateSources.get(source)?.scores ?? 0) + 1, err });
  const finished = await completePages(deps, onLate, signal);
  for (const [source, late] of lateSources) log.warn({ source, ...late }, "source still late");
  return finished;
}

async function completePages(deps: ScoringDeps, onLate: OnLate, signal: AbortSignal): Promise<number> {
  let finished = 0;
  for (let after = ""; ; ) {
    const page = await pendingAfter(deps, after);
    let late = 0;
    for (let at = 0; at < page.length; at += AT_ONCE) {
      signal.throwIfAborted();
      const nexts = await Promise.all(
        page.slice(at, at + AT_ONCE).map((score) => retryScore(deps, score, onLate, signal)),
      );
      const answered = nexts.filter((next) => next !== undefined);
      const committed = await Promise.all(answered.map((next) => commitFinished(deps, next)));
      finished += committed.filter(Boolean).length;
      late += nexts.length - answered.length;
    }
    if (page.length < MAX_PAGE_SCORES || late === page.length) return finished;
    after = page.at(-1)!.id;
  }
}

async function pendingAfter({ lake }: ScoringDeps, after: string): Promise<ScoreRecord[]> {
  const pending = await lake.db
    .select()
    .from(scores)
    .where(and(eq(scores.status, "pending"), gt(scores.id, after)))
    .orderBy(asc(scores.id))
    .limit(MAX_PAGE_SCORES);
  return pending as ScoreRecord[];
}

async function retryScore(
  deps: ScoringDeps,
  score: ScoreRecord,
  onLate: OnLate,
  signal: AbortSignal,
): Promise<JudgedScore | undefined> {
  const { id, tenant, requestId, createdAt } = score;
  const payment = paymentOf(score);
  const gathered = await gatherInputs(deps, payment, {
    coins: coinsOf(payment),
    asset: payment.asset,
    falseSymbol: payment.falseSymbol,
    units: payment.units,
    tenant,
    at: createdAt,
    signal,
    onLate,
  });
  const now = new Date();
  if (!gathered.inputs.late)
    return scoreRecord({ id, tenant, requestId, createdAt }, payment, gathered, {
      estimate: estimate(gathered.engine, gathered.inputs),
      now,
    });
  const givenUp = now.getTime() - createdAt.getTime() > GIVE_UP_MS;
  return givenUp ? { ...score, status: "failed", completedAt: now, shadow: null } : undefined;
}

/** @returns False when another process completed the score first. */
async function commitFinished({ lake }: ScoringDeps, score: JudgedScore): Promise<boolean> {
  try {
    await lake.commit(writesOfFinished(score, await isForGood(lake, score)));
    return true;
  } catch (error) {
    if (isFailure(error, "CONFLICT")) return false;
    throw error;
  }
}

/** Of simulated payments Tetron scores some for itself, and tenants score others. */
async function isForGood({ db }: ScoringDeps["lake"], score: ScoreRecord): Promise<boolean> {
  const { id: subject, tenant, network, createdAt } = score;
  if (!isSimulated(network)) return true;
  return isAudited(db, { tenant, action: "score.create", subject }, createdAt);
}

function paymentOf({ network, fromAddress, toAddress, currency, amount, inputs }: ScoreRecord): Payment {
  return {
    from: { network, address: fromAddress },
    to: { network, address: toAddress },
    asset: parseAsset(network, currency),
    falseSymbol: inputs.falseSymbol ?? null,
    units: amount,
  };
}
