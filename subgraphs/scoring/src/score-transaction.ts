import { createIds } from "@tetron/domain/id";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Lake } from "@tetron/lake/lake";
import type { Caller } from "@tetron/service/caller";
import type { Log } from "@tetron/service/log";
import { addLookupId } from "@tetron/service/write-outcome";
import { estimate } from "@tetron/verdict/estimate/estimate";
import type { Verdict } from "@tetron/verdict/open-verdict";
import { coinsOf, type PaymentInput, parsePayment } from "@tetron/verdict/payment";
import { gatherInputs } from "@tetron/verdict/sources/gather";
import { type ScoreRecord, scoreRecord } from "./record/score-record.ts";
import { writesOfNew } from "./record/score-writes.ts";

/** The dependencies of scoring. */
export interface ScoringDeps extends Verdict {
  readonly lake: Lake;
  readonly log: Log;
}

const nextId = createIds();

/**
 * Scores a payment: parses it, queries every source within its deadline, estimates, decides, and stores the
 * score with its event and audit entry. It answers only after the commit.
 *
 * @returns The score; `pending` when a source was late, see `complete-late.ts`.
 * @throws Failure `UNPROCESSABLE` naming the invalid field; `UNAVAILABLE` when the score cannot be stored:
 *   its `outcome` says whether nothing was written, and its `id` what to look up otherwise.
 */
export async function scoreTransaction(
  deps: ScoringDeps,
  { tenant, keyId, requestId, claim }: Pick<Caller, "tenant" | "keyId" | "requestId" | "claim">,
  input: PaymentInput,
  signal: AbortSignal,
): Promise<ScoreRecord> {
  const { lake, engine, log } = deps;
  const payment = parsePayment(input);
  const identity = { id: nextId("tx"), tenant, requestId, createdAt: new Date() };
  const gathered = await gatherInputs(deps, payment, {
    coins: coinsOf(payment),
    asset: payment.asset,
    falseSymbol: payment.falseSymbol,
    units: payment.units,
    tenant,
    at: identity.createdAt,
    signal,
    onLate: (source, cause) => log.warn({ score: identity.id, requestId, source, err: cause }, "source late"),
  });
  const score = scoreRecord(identity, payment, gathered, {
    estimate: estimate(engine, gathered.inputs),
    versions: engine.versions,
    now: new Date(),
  });
  await lake
    .commit([...writesOfNew(score, keyId), ...settleClaim(claim, score.id)], signal)
    .catch((error) => {
      throw addLookupId(score.id, error);
    });
  return score;
}
