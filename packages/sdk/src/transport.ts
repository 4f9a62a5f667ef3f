import { retryDelayMs } from "./backoff.ts";
import { sleep, withDeadline } from "./deadline.ts";
import { TetronError } from "./error.ts";
import { readError } from "./read-error.ts";

/** Limits of one call. */
export interface CallOptions {
  /** Ends the call, which then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call with its retries; the client's by default. */
  readonly timeoutMs?: number | undefined;
  /** How often it may be sent again; the client's by default. */
  readonly maxRetries?: number | undefined;
}

/** What a client is made with. */
export interface TransportOptions {
  /** Where Tetron is, such as `https://tetron.example`; with or without `/v1`. */
  readonly url: string;
  readonly apiKey: string;
  /** Milliseconds for a whole call with its retries; a minute by default. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for one attempt, and for a stream's silence; 30 seconds by default. */
  readonly attemptTimeoutMs?: number | undefined;
  /** How often a call may be sent again; 5 by default. */
  readonly maxRetries?: number | undefined;
  /** Sends requests in place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** A request, whichever endpoint's. */
export interface Call {
  readonly method: string;
  /** Path and query, from the root. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
  /** An attempt may take all of the call's time: its body is as long as the caller has made it. */
  readonly isLong?: boolean;
  /** Gives the answer before its body is read, which is the caller's. */
  readonly isOpen?: boolean;
  /** Whether it may be sent again when it may have been carried out; what was not may always be. */
  readonly repeatable: boolean;
  /** Reads the answer, and throws when it is a failure all the same. The answer as it is without it. */
  readonly read?: (body: unknown, answer: Response) => unknown;
}

/** Sends requests and reads what comes back. */
export interface Transport {
  readonly attemptTimeoutMs: number;
  /** Sends a request until it is answered. @throws TetronError, or the signal's reason. */
  call(call: Call, options?: CallOptions): Promise<unknown>;
  /** Sends a request once. The body is the caller's. @throws TetronError unless the answer is a success. */
  open(call: Call, signal: AbortSignal): Promise<Response>;
}

/** Twice the interval of a stream's heartbeats. */
const ATTEMPT_TIMEOUT_MS = 30_000;
const TIMEOUT_MS = 60_000;
const MAX_RETRIES = 5;

/** @throws TypeError when the URL or the key is none. */
export function createTransport(options: TransportOptions): Transport {
  const { apiKey, attemptTimeoutMs = ATTEMPT_TIMEOUT_MS } = options;
  const root = rootOf(options.url);
  if (!isHeader(apiKey)) throw new TypeError("apiKey: pass an API key, such as one of `tetron keys create`.");
  const send = options.fetch ?? ((...args) => fetch(...args));

  const open = async (call: Call, signal: AbortSignal) => {
    // What is no header is no failure of the connection, which would be tried again.
    const headers = new Headers({
      ...{ Authorization: `Bearer ${apiKey}`, Accept: "application/json" },
      ...call.headers,
    });
    const init = {
      method: call.method,
      headers,
      signal,
      ...(call.body !== undefined && { body: call.body }),
    };
    const response = await send(`${root}${call.path}`, init).catch((cause) => {
      const message = `No answer from ${root}: the connection failed.`;
      throw signal.aborted ? signal.reason : new TetronError("CONNECTION_FAILED", message, { cause });
    });
    if (response.ok) return response;
    throw readError(await text(response, signal), response);
  };
  const attempt = async (call: Call, signal: AbortSignal) => {
    const response = await open(call, signal);
    if (call.isOpen) return response;
    const body = await text(response, signal);
    const value = body === "" ? undefined : readJson(body, response);
    return call.read === undefined ? value : call.read(value, response);
  };
  return {
    attemptTimeoutMs,
    open,
    call(call, { signal, timeoutMs, maxRetries = options.maxRetries ?? MAX_RETRIES } = {}) {
      const limitMs = timeoutMs ?? options.timeoutMs ?? TIMEOUT_MS;
      const end = Date.now() + limitMs;
      return withDeadline(limitMs, signal, async (within) => {
        for (let retries = 0; ; retries++) {
          try {
            const attemptMs = call.isLong ? Number.POSITIVE_INFINITY : attemptTimeoutMs;
            return await withDeadline(attemptMs, within, (each) => attempt(call, each));
          } catch (error) {
            if (within.aborted || retries >= maxRetries || !mayRepeat(call, error)) throw error;
            const waitMs = retryDelayMs(retries, error.retryAfterMs);
            // The wait would be in vain.
            if (Date.now() + waitMs > end) throw error;
            await sleep(waitMs, within);
          }
        }
      });
    },
  };
}

/** @throws TypeError for what is no address that requests can be sent to. */
function rootOf(url: unknown): string {
  const example = "pass the address of Tetron, such as https://tetron.example";
  let read: URL;
  try {
    read = new URL(String(url));
  } catch {
    throw new TypeError(`url: ${example}; ${url === undefined ? "it is missing" : `${url} is none`}.`);
  }
  const { protocol, origin, pathname, username, search, hash } = read;
  // Of `localhost:4000` the host would be taken for the protocol.
  if (protocol !== "https:" && protocol !== "http:")
    throw new TypeError(`url: ${example}; ${url} does not begin with https:// or http://.`);
  if (username + search + hash !== "")
    throw new TypeError(`url: ${example}, without a name, a query and a fragment.`);
  // Every path of REST begins with /v1, which is part of the base URL elsewhere.
  return origin + pathname.replace(/\/+$/, "").replace(/\/v1$/, "");
}

/** Whether a text can be the value of a header, as a key is. */
export function isHeader(text: unknown): text is string {
  return typeof text === "string" && /^[\x21-\x7e]+$/.test(text);
}

/** Whether a call that failed may be sent again: it may succeed, and is carried out once. */
function mayRepeat({ repeatable }: Call, error: unknown): error is TetronError {
  if (!(error instanceof TetronError) || !error.retryable) return false;
  if (repeatable || error.code === "TOO_MANY_REQUESTS") return true;
  // A write that Tetron refused before it began, or says that it did not carry out.
  const outcome = error.details.find((detail) => "outcome" in detail)?.["outcome"] ?? "nothing_done";
  return error.code === "UNAVAILABLE" && outcome === "nothing_done";
}

function readJson(body: string, { status }: Response): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch (cause) {
    throw new TetronError("UNEXPECTED_ANSWER", `${status}: the answer is not JSON.`, { status, cause });
  }
}

async function text(response: Response, signal: AbortSignal): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new TetronError("CONNECTION_FAILED", "The connection was cut in the middle of an answer.", {
      cause,
    });
  }
}
