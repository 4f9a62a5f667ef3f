import { Failure, unprocessable } from "@tetron/domain/failure";
import { DeadlineExceeded, within } from "@tetron/domain/within";

/** Limits of one answer. */
export interface FetchLimits {
  /** Milliseconds until the whole answer has arrived. */
  readonly deadlineMs: number;
  readonly maxBytes: number;
}

const LIMITS: FetchLimits = { deadlineMs: 15_000, maxBytes: 10 * 1024 * 1024 };

/**
 * Fetches a URL as text. Redirects are not followed, as they could lead to an address that nobody named.
 *
 * @throws Failure `UNPROCESSABLE` when `url` is none or the answer is too long or not UTF-8; `UNAVAILABLE` when
 *   the host does not answer in time or with a status of 2xx; the reason of `signal` when it aborts.
 */
export async function fetchText(
  url: string,
  signal: AbortSignal,
  { deadlineMs, maxBytes }: FetchLimits = LIMITS,
): Promise<string> {
  if (!URL.canParse(url))
    throw unprocessable("url", "not_a_url", `url: "${url.slice(0, 80)}" is not a URL; write https://….`);
  const { host } = new URL(url);
  const bytes = await within({ ms: deadlineMs, signal }, (either) => fetchBytes(url, maxBytes, either)).catch(
    (error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof Failure) throw error;
      const isLate = error instanceof DeadlineExceeded;
      throw unavailable(host, isLate ? `did not answer within ${deadlineMs} ms` : describe(error));
    },
  );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unprocessable("url", "not_utf8", `url: the answer of ${host} is not UTF-8.`);
  }
}

async function fetchBytes(url: string, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const { host } = new URL(url);
  const answer = await fetch(url, { signal, headers: { accept: "application/json" }, redirect: "manual" });
  if (!answer.ok) {
    await answer.body?.cancel();
    throw unavailable(host, `answered HTTP ${answer.status}`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes)
      throw unprocessable("url", "too_long", `url: ${host} answers with more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unavailable(host: string, why: string): Failure {
  return new Failure("UNAVAILABLE", `${host} ${why}.`, { dependency: host, retryAfter: 5 });
}

function describe(error: unknown): string {
  const { cause, message } = error as Error;
  return `could not be reached: ${cause instanceof Error ? cause.message : message}`;
}
