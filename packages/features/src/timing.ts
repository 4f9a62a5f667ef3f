/** Seconds in the unit that the public dataset measures waits in. */
const SECONDS_PER_MINUTE = 60;

/**
 * Seconds that each event came after the account's previous event of any kind.
 *
 * @param timestamps - Unix seconds, shape `[n]`, ascending.
 * @returns Shape `[n]`, `>= 0`. The first event waited for nothing: `0`.
 * @throws RangeError when the times go backwards: the caller's query lost its ORDER BY.
 */
export function secondsSincePrevious(timestamps: readonly number[]): number[] {
  return timestamps.map((time, i) => secondsBetween(timestamps[i - 1] ?? time, time));
}

/**
 * Whole seconds from one event to the next.
 *
 * @throws RangeError when `next` is older than `previous`.
 */
export function secondsBetween(previous: number, next: number): number {
  if (next < previous) throw new RangeError(`An event at ${next} stands after one at ${previous}.`);
  return next - previous;
}

/**
 * Mean wait in minutes, the definition of `Avg min between sent tnx` and its kin.
 *
 * @param totalSeconds - Sum of the waits, each since the account's previous event of any kind. The
 *   account's very first event counts as one that waited for nothing.
 * @param count - How many events waited.
 * @returns Minutes, `>= 0`; `0` with fewer than two events, which is what the dataset holds.
 */
export function meanWaitMinutes(totalSeconds: number, count: number): number {
  return count < 2 ? 0 : totalSeconds / SECONDS_PER_MINUTE / count;
}

/** Minutes in so many seconds. */
export function minutes(seconds: number): number {
  return seconds / SECONDS_PER_MINUTE;
}

const MINUTES_PER_YEAR = 365 * 24 * 60;

/**
 * A duration in minutes, at most a year in either direction; `NaN` stays.
 *
 * The training set's normal accounts all began before the fraudulent ones, so only they had years to
 * live: beyond one year a duration says when an account began, not how it behaves.
 */
export function withinAYear(duration: number): number {
  return Math.max(-MINUTES_PER_YEAR, Math.min(MINUTES_PER_YEAR, duration));
}
