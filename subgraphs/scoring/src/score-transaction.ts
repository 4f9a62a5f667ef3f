import { settleClaim } from "@tetron/lake/idempotency";
import type { Caller } from "@tetron/service/caller";
import { addLookupId } from "@tetron/service/write-outcome";
import type { PaymentInput } from "@tetron/verdict/payment";
import { judgeTransaction, type ScoringDeps } from "./judge-transaction.ts";
import type { JudgedScore } from "./record/score-record.ts";
import { writesOfNew } from "./record/score-writes.ts";

/**
 * Scores a payment: judges it, and stores the score with its event and audit entry. It answers only after the commit.
 *
 * @returns The score; `pending` when a source was late, see `complete-late.ts`.
 * @throws Failure `UNPROCESSABLE` naming the invalid field; `UNAVAILABLE` when the score cannot be stored:
 *   its `outcome` says whether nothing was written, and its `id` what to look up otherwise.
 */
export async function scoreTransaction(
  deps: ScoringDeps,
  caller: Pick<Caller, "tenant" | "keyId" | "requestId" | "claim">,
  input: PaymentInput,
  signal: AbortSignal,
): Promise<JudgedScore> {
  const score = await judgeTransaction(deps, caller, input, signal);
  await deps.lake
    .commit([...writesOfNew(score, caller.keyId), ...settleClaim(caller.claim, score.id)], signal)
    .catch((error) => {
      throw addLookupId(score.id, error);
    });
  return score;
}
