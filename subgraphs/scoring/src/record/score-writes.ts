import { SYSTEM } from "@tetron/domain/actor";
import { Failure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { isSimulated } from "@tetron/domain/network";
import { appendAudit } from "@tetron/lake/audit";
import { appendEvent } from "@tetron/lake/events";
import { insertScore } from "@tetron/lake/scores";
import { scores } from "@tetron/lake/tables/scores";
import { shadowScores } from "@tetron/lake/tables/shadow-scores";
import { insertRow, runStatements, type Write } from "@tetron/lake/write";
import { and, eq } from "drizzle-orm";
import type { JudgedScore, ScoreRecord } from "./score-record.ts";

const nextId = createIds();

/**
 * The writes of a new score: the score, its audit entry, and for a completed one its event, in one
 * transaction, so that every answered score can be audited.
 */
export function writesOfNew({ shadow, ...score }: JudgedScore, actor: string): Write[] {
  // What Tetron makes up for itself is not for good, and the log is.
  const isForGood = !(actor === SYSTEM && isSimulated(score.network));
  const writes = [
    insertScore(score),
    ...shadowed(score, shadow),
    ...(isForGood ? [audited(score, actor, "score.create")] : []),
  ];
  return score.status === "completed" ? [...writes, event(score)] : writes;
}

/**
 * The writes of a completed or failed score. The commit fails as `CONFLICT` when the score is completed
 * already, so that one score never has two events.
 *
 * @param isForGood - Whether the audit log has its creation: of what it has no beginning it has no end.
 */
export function writesOfFinished({ shadow, ...score }: JudgedScore, isForGood: boolean): Write[] {
  const action = score.status === "failed" ? "score.fail" : "score.complete";
  const writes = [
    finish(score),
    ...shadowed(score, shadow),
    ...(isForGood ? [audited(score, SYSTEM, action)] : []),
  ];
  return score.status === "completed" ? [...writes, event(score)] : writes;
}

/** What a shadow makes of simulated payments says nothing about it. */
function shadowed({ id, network, createdAt }: ScoreRecord, shadow: JudgedScore["shadow"]): Write[] {
  return shadow === null || isSimulated(network)
    ? []
    : [insertRow(shadowScores, { score: id, ...shadow, createdAt })];
}

function finish({ id, ...finished }: ScoreRecord): Write {
  return runStatements(async (tx) => {
    const isPending = and(eq(scores.id, id), eq(scores.status, "pending"));
    const changed = await tx.update(scores).set(finished).where(isPending).returning({ id: scores.id });
    if (changed.length === 0)
      throw new Failure("CONFLICT", `Score ${id} is completed already.`, { kind: "score", id });
  });
}

function audited(
  score: ScoreRecord,
  actor: string,
  action: "score.create" | "score.complete" | "score.fail",
): Write {
  const { id, tenant, status, fraudScore, recommendation, rule, versions, requestId } = score;
  return appendAudit({
    id: nextId("aud"),
    tenant,
    actor,
    action,
    subject: id,
    data: { status, fraudScore, recommendation, rule: rule.id, versions, requestId },
    at: score.completedAt ?? score.createdAt,
  });
}

/** The event as streams and webhooks show it. */
function event(score: ScoreRecord): Write {
  const { id, tenant, network, fromAddress, toAddress, fraudScore, reputationScore, recommendation } = score;
  const at = score.completedAt ?? score.createdAt;
  return appendEvent({
    id: nextId("evt"),
    tenant,
    type: "score.completed",
    subject: id,
    data: {
      transaction_id: id,
      fraud_score: fraudScore,
      reputation_score: reputationScore,
      recommendation,
      network,
      from_address: fromAddress,
      to_address: toAddress,
      timestamp: at.toISOString(),
    },
    at,
  });
}
