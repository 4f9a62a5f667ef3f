import { randomInt } from "node:crypto";
import { MINUTE_MS } from "@tetron/domain/durations";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import type { Dispatcher } from "undici";
import type { z } from "zod";
import { type Batch, callBatch } from "./batch.ts";
import type { Priority } from "./budget.ts";
import type { ChainIdentity } from "./chain.ts";
import { callEndpoint, type Endpoint } from "./endpoint.ts";
import { RpcFault } from "./fault.ts";

/** A JSON-RPC call and the schema of its result. */
export interface RpcRequest<Result> {
  readonly method: string;
  readonly params?: readonly unknown[];
  /** Several calls of the method in one request, instead of one with `params`: the result has an element for each. */
  readonly batch?: Batch;
  /** An endpoint whose result does not match is skipped, like one that does not answer. */
  readonly result: z.ZodType<Result>;
  /** Whether a node that answers `null` does not have what was asked for: another one may. */
  readonly mayBeMissing?: boolean;
  /** What a right result still lacks that another node may have: `missing`, as with `mayBeMissing`. */
  readonly lacks?: (result: Result) => string | undefined;
  /** Whether the node answers when something happens: the time that it takes says nothing about the endpoint. */
  readonly waits?: boolean;
  /** Whether integers beyond 2^53 are to be bigints in what `result` is given. */
  readonly isExact?: boolean;
  /** How urgent it is; a score's when absent. */
  readonly priority?: Priority;
}

/** Context of an attempt. */
export interface Attempts {
  readonly dispatcher: Dispatcher;
  readonly chain: ChainIdentity;
  /** Time limit of one attempt. */
  readonly attemptMs: number;
}

const FIRST_REST_MS = 100;
const MAX_BACKOFF_MS = 5_000;
/** Longest pause of an endpoint by `Retry-After`. */
const MAX_REST_MS = MINUTE_MS;
/** How long an endpoint of another chain is left out before it is asked again. */
const LEFT_OUT_MS = 30_000;
/** Weight of the newest answer in an endpoint's smoothed latency. */
const LATENCY_WEIGHT = 0.2;
const MAX_SHOWN_CHARS = 80;
const MAX_ID = 2 ** 31;

/**
 * Calls one endpoint once, after checking that it serves the right chain, and updates its health.
 *
 * @throws RpcFault, or the reason of `signal` when it aborts.
 */
export async function attempt<Result>(
  endpoint: Endpoint,
  request: RpcRequest<Result>,
  attempts: Attempts,
  signal: AbortSignal,
): Promise<Result> {
  const { dispatcher, attemptMs } = attempts;
  let started = performance.now();
  try {
    // Time that the endpoint knows nothing of.
    await Promise.all(
      Array.from({ length: request.batch?.params.length ?? 1 }, () =>
        endpoint.budget?.take(request.method, signal, request.priority),
      ),
    );
    started = performance.now();
    const result = await within({ ms: attemptMs, signal }, async (either) => {
      if (!endpoint.verified) await within({ signal: either }, () => verifyOnce(endpoint, attempts));
      return await ask(endpoint, request, dispatcher, either);
    });
    if (!request.waits) noteLatency(endpoint, started);
    endpoint.failures = 0;
    endpoint.answers += 1;
    return result;
  } catch (error) {
    if (signal.aborted) {
      // Another endpoint was faster, or the caller left. Count the wait, or a silent endpoint would keep its
      // rank.
      noteLatency(endpoint, started);
      throw signal.reason;
    }
    const isLate = error instanceof DeadlineExceeded;
    const lateMs = Math.max(performance.now() - started - attemptMs, 0);
    const fault = isLate
      ? new RpcFault("timeout", `did not answer within ${attemptMs} ms`, { lateMs })
      : error;
    if (fault instanceof RpcFault) {
      endpoint.faults[fault.kind] = (endpoint.faults[fault.kind] ?? 0) + 1;
      penalise(endpoint, fault);
    }
    throw fault;
  }
}

/** The checks that go on, so that however many first calls there are at once, the chain is asked for once. */
const verifying = new WeakMap<Endpoint, Promise<void>>();

function verifyOnce(endpoint: Endpoint, attempts: Attempts): Promise<void> {
  const running = verifying.get(endpoint);
  if (running !== undefined) return running;
  // Of its own time, since the call that began it may end before the others.
  const check = within({ ms: attempts.attemptMs }, (limit) => verifyEndpoint(endpoint, attempts, limit));
  const checking = check.finally(() => verifying.delete(endpoint));
  verifying.set(endpoint, checking);
  return checking;
}

/**
 * Asks an endpoint which chain it serves, and leaves it out for a while when it is the wrong one.
 *
 * @throws RpcFault: `wrong_chain`, or the reason why it did not answer.
 */
export async function verifyEndpoint(
  endpoint: Endpoint,
  { chain, dispatcher }: Attempts,
  signal: AbortSignal,
): Promise<void> {
  const served = await ask(endpoint, chain, dispatcher, signal);
  endpoint.verified = served === chain.expected;
  endpoint.foreign = undefined;
  if (endpoint.verified) return;
  const why = `serves chain ${served.slice(0, MAX_SHOWN_CHARS)}, not ${chain.expected}`;
  endpoint.foreign = { why, until: performance.now() + LEFT_OUT_MS };
  throw new RpcFault("wrong_chain", why);
}

async function ask<Result>(
  endpoint: Endpoint,
  { method, params = [], batch, result, mayBeMissing = false, isExact = false, lacks }: RpcRequest<Result>,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<Result> {
  const call = { id: randomInt(MAX_ID), method, params, isExact };
  const raw = batch
    ? await callBatch(endpoint, { ...call, batch }, dispatcher, signal)
    : await callEndpoint(endpoint, call, dispatcher, signal);
  if (raw === null && mayBeMissing) throw new RpcFault("missing", `does not have what ${method} asks for`);
  const parsed = result.safeParse(raw);
  if (parsed.success) {
    const lacking = lacks?.(parsed.data);
    if (lacking === undefined) return parsed.data;
    throw new RpcFault("missing", `does not have ${lacking}`);
  }
  const { path, message } = parsed.error.issues[0]!;
  const where = path.length === 0 ? "" : ` at ${path.join(".")}`;
  throw new RpcFault("invalid", `answered ${method} with a wrong result${where}: ${message}`);
}

function noteLatency(endpoint: Endpoint, started: number): void {
  endpoint.latencyMs += LATENCY_WEIGHT * (performance.now() - started - endpoint.latencyMs);
}

/**
 * Pauses an endpoint for as long as it asked, at most a minute, since a call may have no other; or else for a random
 * part of a doubling time.
 */
function penalise(endpoint: Endpoint, fault: RpcFault): void {
  if (fault.kind === "error" || fault.kind === "missing") return;
  endpoint.failures += 1;
  const most = Math.min(MAX_BACKOFF_MS, FIRST_REST_MS * 2 ** endpoint.failures);
  const pause = fault.retryAfterMs ?? most * (0.5 + Math.random() / 2);
  endpoint.restsUntil = performance.now() + Math.min(pause, MAX_REST_MS);
}
