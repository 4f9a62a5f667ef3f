import { within } from "@tetron/domain/within";
import { attempt, type RpcRequest } from "./attempt.ts";
import { type Pool, unanswered } from "./call-any.ts";
import { RpcFault } from "./fault.ts";

/**
 * Makes a call once at every endpoint that is not banned.
 *
 * @returns The good answers, and `null` for each endpoint that does not have it.
 * @throws Failure `UNAVAILABLE` when none answered; the reason of `signal` when it aborts.
 */
export async function callEach<Result>(
  pool: Pool,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<(Result | null)[]> {
  const asked = pool.endpoints.filter(({ banned }) => !banned);
  const outcomes = await Promise.allSettled(
    asked.map((endpoint) =>
      within({ ms: pool.deadlineMs, signal }, (limit) => attempt(endpoint, request, pool.attempts, limit)),
    ),
  );
  signal.throwIfAborted();
  const faults: string[] = [];
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
