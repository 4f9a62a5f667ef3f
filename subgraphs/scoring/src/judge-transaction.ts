import { createIds } from "@tetron/domain/id";
import type { Lake } from "@tetron/lake/lake";
import type { Caller } from "@tetron/service/caller";
import type { Log } from "@tetron/service/log";
import { estimate } from "@tetron/verdict/estimate/estimate";
import type { Verdict } from "@tetron/verdict/open-verdict";
import { coinsOf, type PaymentInput, parsePayment } from "@tetron/verdict/payment";
import { gatherInputs } from "@tetron/verdict/sources/gather";
import { type JudgedScore, scoreRecord } from "./record/score-record.ts";

/** The dependencies of scoring. */
export interface ScoringDeps extends Verdict {
  readonly lake: Lake;
  readonly log: Log;
}

const nextId = createIds();

/**
 * Judges a payment: parses it, queries every source within its deadline, estimates and decides. Nothing is stored.
 *
 * @throws Failure `UNPROCESSABLE` naming the invalid field.
 */
export async function judgeTransaction(
  deps: ScoringDeps,
  { tenant, requestId }: Pick<Caller, "tenant" | "requestId">,
  input: PaymentInput,
  signal: AbortSignal,
): Promise<JudgedScore> {
  const { log } = deps;
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
  return scoreRecord(identity, payment, gathered, {
    estimate: estimate(gathered.engine, gathered.inputs),
    now: new Date(),
  });
}
