import type { Posted } from "./post-once.ts";

const MAX_DELAY_MS = 1_000;

const STATUSES: readonly number[] = [429, 502, 503, 504];

/** Connections that were refused, broke or timed out before an answer came. */
const CODES: readonly unknown[] = [
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_SOCKET",
];

/** Whether an attempt is worth repeating. */
export function isWorthRetrying(posted: Posted): boolean {
  if ("result" in posted) return STATUSES.includes(posted.status) && posted.retryAfterMs <= MAX_DELAY_MS;
  return CODES.includes((posted.error as { code?: unknown } | undefined)?.code);
}

/**
 * Milliseconds to wait before the next attempt: doubling, with jitter so that callers do not retry in
 * lockstep, and at least what the server requested.
 */
export function delayBefore(attempt: number, baseMs: number, posted: Posted, random = Math.random): number {
  const backoff = Math.min(baseMs * 2 ** (attempt - 1), MAX_DELAY_MS);
  const asked = "result" in posted ? posted.retryAfterMs : 0;
  return Math.max(asked, backoff * (0.5 + random() / 2));
}
