import { DAY_MS } from "@tetron/domain/durations";
import { type Dispatcher, errors, request } from "undici";
import { type HttpAnswer, resultOf } from "./answer.ts";
import type { EndpointBudget } from "./budgets.ts";
import { type FaultKind, RpcFault } from "./fault.ts";

/** A JSON-RPC endpoint and its health. */
export interface Endpoint {
  /** The host only: a URL's path and password are often a secret, which must not be logged or returned. */
  readonly label: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it is known to serve the right chain. */
  verified: boolean;
  /** The other chain that it serves, for people, and the time by `performance.now()` until which it is left out for it. */
  foreign: { readonly why: string; readonly until: number } | undefined;
  /** Time by `performance.now()` before which it is not called. */
  restsUntil: number;
  /** Failures since the last answer. */
  failures: number;
  /** Good answers, and failed attempts by their kind, since it was opened. */
  answers: number;
  readonly faults: Partial<Record<FaultKind, number>>;
  /** Smoothed latency, in milliseconds; a guess before the first answer. */
  latencyMs: number;
  /** Whether it takes several calls in one request, as far as is known. */
  takesBatches: boolean;
  /** What it may be asked; absent: anything. */
  readonly budget?: EndpointBudget | undefined;
}

/** A JSON-RPC call. */
export interface WireCall {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
  /** See {@link resultOf}; not sent. */
  readonly isExact?: boolean;
}

const FIRST_LATENCY_MS = 200;
/** Longest pause that is believed to be meant. */
const MAX_RETRY_AFTER_MS = DAY_MS;

/** An endpoint from its URL; user and password become Basic authorisation, as bitcoind requires. */
export function openEndpoint(address: string, budget?: EndpointBudget): Endpoint {
  const url = new URL(address);
  const { username, password, host } = url;
  url.username = "";
  url.password = "";
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
  return {
    label: host,
    url: url.href,
    headers: { "content-type": "application/json", ...(username !== "" && { authorization }) },
    verified: false,
    foreign: undefined,
    restsUntil: 0,
    failures: 0,
    answers: 0,
    faults: {},
    latencyMs: FIRST_LATENCY_MS,
    takesBatches: true,
    budget,
  };
}

/** Whether an endpoint is left out, because it served another chain when it was last asked. */
export function isLeftOut({ foreign }: Endpoint, now = performance.now()): boolean {
  return foreign !== undefined && foreign.until > now;
}

/**
 * Makes one call at one endpoint, without retries.
 *
 * @returns The result, not validated.
 * @throws RpcFault, or the reason of `signal` when it aborts.
 */
export async function callEndpoint(
  endpoint: Endpoint,
  { isExact = false, ...call }: WireCall,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<unknown> {
  return resultOf(
    await post(endpoint, JSON.stringify({ jsonrpc: "2.0", ...call }), dispatcher, signal),
    call.id,
    isExact,
  );
}

/** Posts a body to an endpoint. @throws RpcFault when nothing was answered, or the reason of `signal`. */
export async function post(
  { url, headers }: Endpoint,
  body: string,
  dispatcher: Dispatcher,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  try {
    const answer = await request(url, { method: "POST", headers, body, dispatcher, signal });
    return {
      status: answer.statusCode,
      contentType: String(answer.headers["content-type"] ?? ""),
      retryAfterMs: readRetryAfter(answer.headers["retry-after"]),
      body: await answer.body.text(),
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof errors.ResponseExceededMaxSizeError)
      throw new RpcFault("too_large", "answered with more bytes than are accepted");
    if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
      throw new RpcFault("timeout", "did not answer in time");
    const { code } = error as NodeJS.ErrnoException;
    throw new RpcFault("refused", `could not be reached (${code ?? "no connection"})`);
  }
}

/** Milliseconds of a `Retry-After` header, in either of its forms, at most a day; `null` when absent. */
export function readRetryAfter(header: string | string[] | undefined, now = Date.now()): number | null {
  if (typeof header !== "string") return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : null;
}
