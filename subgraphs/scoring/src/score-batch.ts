import { type Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { settleClaim } from "@tetron/lake/idempotency";
import type { Write } from "@tetron/lake/write";
import type { Caller } from "@tetron/service/caller";
import type { PaymentInput } from "@tetron/verdict/payment";
import { judgeTransaction, type ScoringDeps } from "./judge-transaction.ts";
import type { JudgedScore } from "./record/score-record.ts";
import { writesOfNew } from "./record/score-writes.ts";

const MAX_PAYMENTS = 1_000;
/** Payments that are judged at once; more would only wait for each other. */
const MAX_AT_ONCE = 8;

/** A payment's failure as answers show it. */
export function shownFailure({ code, message, details }: Failure<"UNPROCESSABLE">) {
  return { code, message, ...details };
}

/** What became of one payment. */
export type Judged =
  | { readonly score: JudgedScore; readonly failure?: undefined }
  | { readonly score?: undefined; readonly failure: Failure<"UNPROCESSABLE"> };

export interface BatchOptions {
  readonly signal: AbortSignal;
  /** What is committed with the scores. */
  readonly alongside?: (results: readonly Judged[]) => readonly Write[];
}

/**
 * Scores payments. One that means nothing is a failure of its own; the scores of the others, their events and audit
 * entries are one commit.
 *
 * @returns One result for each input, in their order.
 * @throws Failure `UNPROCESSABLE` for no payment or more than 1,000; `UNAVAILABLE` when the scores cannot be stored.
 */
export async function scoreBatch(
  deps: ScoringDeps,
  caller: Pick<Caller, "tenant" | "keyId" | "requestId" | "claim">,
  inputs: readonly PaymentInput[],
  { signal, alongside = () => [] }: BatchOptions,
): Promise<Judged[]> {
  if (inputs.length === 0 || inputs.length > MAX_PAYMENTS)
    throw unprocessable("inputs", "out_of_range", `inputs: 1 to ${MAX_PAYMENTS} payments.`);
  const results: Judged[] = [];
  const waiting = inputs.entries();
  const worker = async () => {
    for (const [n, input] of waiting) results[n] = await judged(deps, caller, input, signal);
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, worker));
  const scores = results.flatMap(({ score }) => score ?? []);
  const settled = settleClaim(
    caller.claim,
    JSON.stringify(results.map(({ score, failure }) => score?.id ?? shownFailure(failure!))),
  );
  await deps.lake.commit(
    [...scores.flatMap((score) => writesOfNew(score, caller.keyId)), ...settled, ...alongside(results)],
    signal,
  );
  return results;
}

async function judged(
  deps: ScoringDeps,
  caller: Pick<Caller, "tenant" | "requestId">,
  input: PaymentInput,
  signal: AbortSignal,
): Promise<Judged> {
  try {
    return { score: await judgeTransaction(deps, caller, input, signal) };
  } catch (thrown) {
    if (isFailure(thrown, "UNPROCESSABLE")) return { failure: thrown };
    throw thrown;
  }
}
