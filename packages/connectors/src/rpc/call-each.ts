import { within } from "@tetron/domain/within";
import { attempt, type RpcRequest } from "./attempt.ts";
import { type Pool, reasonOf, unanswered } from "./call-any.ts";
import { isLeftOut } from "./endpoint.ts";
import { RpcFault } from "./fault.ts";

/**
 * Makes a call once at every endpoint that is not left out for serving another chain.
 *
 * @returns The good answers, and `null` for each endpoint that does not have it.
 * @throws Failure `UNAVAILABLE` when none answered; the reason of `signal` when it aborts.
 */
export async function callEach<Result>(
  pool: Pool,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<(Result | null)[]> {
  const leftOut = pool.endpoints.filter((endpoint) => isLeftOut(endpoint));
  const asked = pool.endpoints.filter((endpoint) => !leftOut.includes(endpoint));
  const outcomes = await Promise.allSettled(
    asked.map((endpoint) =>
      within({ ms: pool.deadlineMs, signal }, (limit) => attempt(endpoint, request, pool.attempts, limit)),
    ),
  );
  signal.throwIfAborted();
  const faults = leftOut.map(reasonOf);
  const answers = outcomes.flatMap((outcome, i): (Result | null)[] => {
    if (outcome.status === "fulfilled") return [outcome.value];
    const { reason } = outcome;
    if (reason instanceof RpcFault && (reason.kind === "missing" || reason.kind === "error")) return [null];
    faults.push(`${asked[i]!.label} ${(reason as Error).message}`);
    return [];
  });
  if (answers.length === 0) throw unanswered(pool, faults);
  return answers;
}
