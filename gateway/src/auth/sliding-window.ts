import { MINUTE_MS } from "@tetron/domain/durations";

/** Requests of one such stretch of the clock are counted as if made at the time of the last of them. */
const GRAIN_MS = 100;

/** What is left after a request. */
export interface WindowState {
  /** Whether the points were refused; then none were counted. */
  readonly exceeded: boolean;
  /** Points left, >= 0. */
  readonly remaining: number;
  /** Milliseconds until the points fit when they were refused, else until `remaining` next rises; 1 to a minute. */
  readonly waitMs: number;
}

/** Points that were counted together, and when. */
interface Counted {
  at: number;
  points: number;
}

/** The points of one client in the last minute. */
export interface SlidingWindow {
  /** Counts points, none to look only, unless more than `limit` would then have been counted in the last minute. */
  take(points: number, limit: number, now: number): WindowState;
  /** Whether nothing is counted any more. */
  isEmpty(now: number): boolean;
}

/**
 * Counts over the last 60 seconds at any moment, not over minutes of the clock: a client cannot make twice its limit
 * around the turn of a minute. Memory is bounded by 600 entries, whatever the limit.
 */
export function createSlidingWindow(): SlidingWindow {
  const counted: Counted[] = [];
  let sum = 0;

  function drop(now: number): void {
    while (counted[0] !== undefined && counted[0].at + MINUTE_MS <= now) sum -= counted.shift()!.points;
  }

  return {
    take(points, limit, now) {
      drop(now);
      if (sum + points > limit)
        return {
          exceeded: true,
          remaining: Math.max(0, limit - sum),
          waitMs: waitFor(sum + points - limit, now),
        };
      if (points === 0) return { exceeded: false, remaining: limit - sum, waitMs: waitFor(1, now) };
      const last = counted.at(-1);
      if (last !== undefined && Math.floor(last.at / GRAIN_MS) === Math.floor(now / GRAIN_MS)) {
        last.at = now;
        last.points += points;
      } else counted.push({ at: now, points });
      sum += points;
      return { exceeded: false, remaining: limit - sum, waitMs: waitFor(1, now) };
    },
    isEmpty(now) {
      drop(now);
      return counted.length === 0;
    },
  };

  /** Until `points` of those counted are no longer of the last minute. */
  function waitFor(points: number, now: number): number {
    let freed = 0;
    for (const each of counted) {
      freed += each.points;
      // A clock of fractions adds up to a hair more than a minute.
      if (freed >= points) return Math.min(MINUTE_MS, Math.max(1, each.at + MINUTE_MS - now));
    }
    return MINUTE_MS;
  }
}
