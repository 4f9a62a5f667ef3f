import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Failure, isFailure, unprocessable } from "@tetron/domain/failure";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import { type OutboundRules, openRequest } from "./open-request.ts";
import { readTarget } from "./target.ts";

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const RETRY_SECONDS = 60;

/** Which file, and how much of it. */
export interface FileWish {
  /** The input field that the URL came from. */
  readonly field: string;
  readonly url: string;
  /** Sent to the URL's own origin, and to nobody that it redirects to. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** Longest wait for the answer, and for the next bytes of it. */
  readonly silentMs: number;
  /** Longest time for all of it: a body that never ends arrives all the time. */
  readonly totalMs: number;
}

/**
 * The bytes of a file at a URL that a user named, as they arrive. Each redirect is checked as the URL itself is.
 *
 * @throws Failure `UNPROCESSABLE` on `field` for a URL or a redirect that may not be called, an answer that is no file, and a
 *   file over `maxBytes` or `totalMs`; `UNAVAILABLE` when the host does not answer; the reason of `signal`.
 */
export async function* fetchFile(
  wish: FileWish,
  rules: OutboundRules,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { field, maxBytes, silentMs, totalMs } = wish;
  const late = AbortSignal.timeout(totalMs);
  const ended = new AbortController();
  const over = AbortSignal.any([signal, late, ended.signal]);
  try {
    const answer = await within({ ms: silentMs, signal: over }, (open) => follow(wish, rules, open, over));
    if (Number(answer.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(field, maxBytes);
    const chunks = (answer as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    let bytes = 0;
    for (;;) {
      const next = await within({ ms: silentMs, signal: over }, () => chunks.next());
      if (next.done) return;
      bytes += next.value.length;
      if (bytes > maxBytes) throw tooLarge(field, maxBytes);
      yield next.value;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted)
      throw unprocessable(field, "too_slow", `${field}: took more than ${totalMs / 1_000} seconds.`);
    throw failureOf(error, field);
  } finally {
    ended.abort(new Error("The file is not read any further."));
  }
}

/** @param over - Ends the body too, which is read later. */
async function follow(
  { field, url: text, headers = {} }: FileWish,
  rules: OutboundRules,
  open: AbortSignal,
  over: AbortSignal,
): Promise<IncomingMessage> {
  const first = readTarget(text, rules, field);
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const request = openRequest(url, rules, {
      headers: url.origin === first.origin ? { ...headers } : {},
      signal: over,
    });
    request.end();
    const [answer] = (await once(request, "response", { signal: open })) as [IncomingMessage];
    const { statusCode = 0, headers: told } = answer;
    if (!REDIRECTS.has(statusCode)) return requireFile(answer, field);
    answer.destroy();
    const next = told.location === undefined ? null : URL.parse(told.location, url);
    if (next === null) throw unprocessable(field, "redirected", `${field}: redirects to no URL.`);
    next.hash = "";
    url = readTarget(next.href, rules, field);
  }
  throw unprocessable(field, "redirected", `${field}: redirects more than ${MAX_REDIRECTS} times.`);
}

function requireFile(answer: IncomingMessage, field: string): IncomingMessage {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 429 || statusCode >= 500) throw unavailable(`answered ${statusCode}`);
  if (statusCode !== 200)
    throw unprocessable(field, "not_a_file", `${field}: answered ${statusCode} instead of a file.`);
  if (/^text\/html\b/i.test(headers["content-type"] ?? ""))
    throw unprocessable(field, "not_a_file", `${field}: answered a page of HTML instead of a file.`);
  return answer;
}

function failureOf(error: unknown, field: string): unknown {
  if (isFailure(error)) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ADDRESS_NOT_ALLOWED") return unprocessable(field, "not_public", `${field}: ${message}`);
  if (error instanceof DeadlineExceeded) return unavailable("went silent", error);
  return unavailable(code ?? "ended too early", error);
}

function tooLarge(field: string, limit: number): Failure<"UNPROCESSABLE"> {
  return unprocessable(field, "too_large", `${field}: is over ${limit} bytes.`);
}

function unavailable(why: string, cause?: unknown): Failure<"UNAVAILABLE"> {
  const details = { dependency: "source", retryAfter: RETRY_SECONDS };
  return new Failure("UNAVAILABLE", `The host of the file ${why}.`, details, { cause });
}
