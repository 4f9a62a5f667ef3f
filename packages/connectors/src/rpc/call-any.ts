import { Failure } from "@tetron/domain/failure";
import type { Network } from "@tetron/domain/network";
import { within } from "@tetron/domain/within";
import { type Attempts, attempt, type RpcRequest } from "./attempt.ts";
import { type Endpoint, isLeftOut } from "./endpoint.ts";
import { isFinal, RpcFault } from "./fault.ts";

/** Endpoints used as one, and their time limits in milliseconds. */
export interface Pool {
  readonly network: Network;
  readonly endpoints: readonly Endpoint[];
  readonly attempts: Attempts;
  readonly deadlineMs: number;
  readonly hedgeMs: number;
}

interface Outcome<Result> {
  readonly endpoint: Endpoint;
  readonly answer: { readonly value: Result } | { readonly fault: RpcFault };
}

const MAX_ATTEMPTS = 8;

/**
 * Makes a call at the best endpoint. Tries the next one as soon as it fails, or in parallel when it has not
 * answered for `hedgeMs`. The first good answer cancels the other attempts.
 *
 * @throws Failure `UNAVAILABLE`, RpcFault (`error`), or the reason of `signal`: see `Rpc.call`.
 */
export async function callAny<Result>(
  pool: Pool,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const end = performance.now() + pool.deadlineMs;
  const done = new AbortController();
  const stop = AbortSignal.any([signal, done.signal]);
  const running = new Map<Endpoint, Promise<Outcome<Result>>>();
  const leftOut = pool.endpoints.filter((endpoint) => isLeftOut(endpoint));
  const out = new Set(leftOut);
  const faults = leftOut.map(reasonOf);
  let refusal: RpcFault | undefined;
  let attemptsLeft = MAX_ATTEMPTS;
  let nextStart = performance.now();
  try {
    for (;;) {
      signal.throwIfAborted();
      const now = performance.now();
      const free = pool.endpoints.filter((endpoint) => !running.has(endpoint) && !out.has(endpoint));
      const candidate = attemptsLeft > 0 ? best(free, now) : undefined;
      const due =
        candidate === undefined ? Number.POSITIVE_INFINITY : Math.max(nextStart, candidate.restsUntil);
      if (now >= end || (running.size === 0 && due >= end)) throw refusal ?? unanswered(pool, faults);
      if (candidate !== undefined && due <= now) {
        running.set(candidate, outcomeOf(candidate, attempt(candidate, request, pool.attempts, stop)));
        attemptsLeft -= 1;
        nextStart = now + pool.hedgeMs;
        continue;
      }
      const outcome = await within({ ms: Math.min(due, end) - now, signal, onLate: () => undefined }, () =>
        Promise.race(running.values()),
      );
      if (outcome === undefined) continue;
      const { endpoint, answer } = outcome;
      if ("value" in answer) return answer.value;
      running.delete(endpoint);
      faults.push(`${endpoint.label} ${answer.fault.message}`);
      if (isFinal(answer.fault)) out.add(endpoint);
      if (answer.fault.kind === "error" || answer.fault.kind === "missing") refusal = answer.fault;
      nextStart = performance.now();
    }
  } finally {
    done.abort();
  }
}

/** The endpoint that may be called soonest; the fastest of those that may be called now. */
function best(endpoints: readonly Endpoint[], now: number): Endpoint | undefined {
  const rest = ({ restsUntil }: Endpoint) => Math.max(restsUntil - now, 0);
  return endpoints.toSorted((a, b) => rest(a) - rest(b) || a.latencyMs - b.latencyMs)[0];
}

function outcomeOf<Result>(endpoint: Endpoint, attempt: Promise<Result>): Promise<Outcome<Result>> {
  const outcome = attempt.then(
    (value): Outcome<Result> => ({ endpoint, answer: { value } }),
    (error: unknown): Outcome<Result> => {
      if (error instanceof RpcFault) return { endpoint, answer: { fault: error } };
      throw error;
    },
  );
  // An attempt that lost to a faster one is no longer awaited, so its rejection must not be unhandled. It
  // rejects only
  // with the reason of its abort: faults are outcomes, and a bug appears at the first call that awaits it.
  outcome.catch(() => {});
  return outcome;
}

/** Why an endpoint is left out. */
export function reasonOf({ label, foreign }: Endpoint): string {
  return `${label} ${foreign?.why}`;
}

/** The failure of a call that no endpoint answered. */
export function unanswered({ network, endpoints }: Pool, faults: readonly string[]): Failure<"UNAVAILABLE"> {
  const until = ({ restsUntil, foreign }: Endpoint) => Math.max(restsUntil, foreign?.until ?? 0);
  const rests = endpoints.map((endpoint) => until(endpoint) - performance.now());
  const retryAfter = Math.max(1, Math.ceil(Math.min(...rests) / 1000));
  const why = faults.length === 0 ? "no endpoint answered in time" : [...new Set(faults)].join("; ");
  const details = { dependency: `rpc:${network}`, retryAfter };
  return new Failure("UNAVAILABLE", `${network} RPC: ${why}.`, details);
}
