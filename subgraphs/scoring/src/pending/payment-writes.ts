import { isFailure } from "@tetron/domain/failure";
import { createIds } from "@tetron/domain/id";
import { appendEvent } from "@tetron/lake/events";
import type { Lake } from "@tetron/lake/lake";
import { changePayment } from "@tetron/lake/payments";
import { findScores } from "@tetron/lake/scores";
import type { StoredPayment } from "@tetron/lake/tables/payments";
import type { StoredScore } from "@tetron/lake/tables/scores";
import type { Write } from "@tetron/lake/write";
import { printUnits } from "./payment-input.ts";

const nextId = createIds();

/** What an event says of a payment's newest score. */
export type NewestScore = Pick<StoredScore, "id" | "fraudScore" | "reputationScore" | "recommendation">;

/** What has become of a payment. */
export type Outcome = Pick<StoredPayment, "status"> &
  Partial<Pick<StoredPayment, "height" | "blockHash" | "replacedBy">>;

/** The event of what a payment is now. */
export function paymentEvent(payment: StoredPayment, score: NewestScore, at: Date): Write {
  const { id, tenant, status, network, currency, amount } = payment;
  return appendEvent({
    ...{ id: nextId("evt"), tenant, type: `payment.${status}`, subject: id, at },
    data: {
      ...{ payment_id: id, status, transaction_hash: payment.hash, transaction_id: score.id },
      ...{ fraud_score: score.fraudScore, reputation_score: score.reputationScore },
      ...{ recommendation: score.recommendation, network },
      ...{ from_address: payment.fromAddress, to_address: payment.toAddress },
      ...{ amount: printUnits(network, currency, amount), currency },
      ...{ height: payment.height, replaced_by: payment.replacedBy, timestamp: at.toISOString() },
    },
  });
}

/**
 * Commits what has become of a payment, with its event.
 *
 * @param rescored - Its new score and the writes of that; absent when the outcome changes nothing that is known.
 * @returns False when something else has become of it meanwhile: then nothing was written.
 */
export async function commitOutcome(
  lake: Lake,
  payment: StoredPayment,
  outcome: Outcome,
  rescored?: { readonly score: NewestScore; readonly writes: readonly Write[] },
): Promise<boolean> {
  const [held] = rescored ? [] : await findScores(lake.db, payment.tenant, [payment.score]);
  const score = rescored?.score ?? held;
  // A payment is stored with its score: both were deleted since it was read.
  if (score === undefined) return false;
  const now = new Date();
  const before = { height: null, blockHash: null, replacedBy: null };
  const change = { ...before, ...outcome, score: score.id, updatedAt: now };
  try {
    await lake.commit([
      ...(rescored?.writes ?? []),
      changePayment(payment, change),
      paymentEvent({ ...payment, ...change }, score, now),
    ]);
    return true;
  } catch (error) {
    if (isFailure(error, "CONFLICT")) return false;
    throw error;
  }
}
