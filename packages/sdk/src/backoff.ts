const FIRST_MS = 250;
const MAX_MS = 10_000;

/**
 * How long to wait before a request is sent again: a random part of a time that doubles, so that clients that failed
 * together do not come back together.
 *
 * @param attempt - How often it was sent again before, from 0.
 * @param retryAfterMs - What the answer asked for: the wait is never shorter.
 * @returns Milliseconds.
 */
export function retryDelayMs(attempt: number, retryAfterMs = 0, random: () => number = Math.random): number {
  return retryAfterMs + random() * Math.min(MAX_MS, FIRST_MS * 2 ** attempt);
}

/**
 * Reads a `Retry-After` header: seconds, or a date.
 *
 * @returns Milliseconds, >= 0; `undefined` without a header that says a time.
 */
export function readRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
