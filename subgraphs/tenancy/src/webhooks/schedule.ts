import { HOUR_MS } from "@tetron/domain/durations";

/** Attempts to deliver an event before it is given up. */
export const MAX_ATTEMPTS = 12;

const FIRST_MS = 30_000;
const LAST_MS = 12 * HOUR_MS;
const WAITS = MAX_ATTEMPTS - 1;
/** Share of a wait by which it is longer or shorter. */
const JITTER = 0.1;

/**
 * How long to wait after a failed attempt, in milliseconds: from 30 s after the first to 12 h after the eleventh, each about
 * twice the one before, up to a tenth longer or shorter so that what failed together does not come back together.
 *
 * @param attempt - The one that failed, from 1.
 * @returns `undefined` when it was the last.
 */
export function waitAfter(attempt: number, random: () => number = Math.random): number | undefined {
  if (attempt >= MAX_ATTEMPTS) return undefined;
  const wait = FIRST_MS * (LAST_MS / FIRST_MS) ** ((attempt - 1) / (WAITS - 1));
  return Math.round(wait * (1 + JITTER * (2 * random() - 1)));
}
