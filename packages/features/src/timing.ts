/** The public dataset measures waits in minutes. */
const SECONDS_PER_MINUTE = 60;

/**
 * Seconds from the account's previous event of any kind to each event.
 *
 * @param timestamps - Unix seconds, shape `[n]`, ascending.
 * @returns Shape `[n]`, `>= 0`; `0` for the first event.
 * @throws RangeError when the times are not ascending, as from a query without ORDER BY.
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
 * Mean wait in minutes, the definition of `Avg min between sent tnx` and similar columns.
 *
 * @param totalSeconds - Sum of the waits, each since the account's previous event of any kind; the
 *   account's first event has a wait of 0.
 * @param count - Number of events, the first included.
 * @returns Minutes, `>= 0`; `0` with fewer than two events, as in the dataset.
 */
export function meanWaitMinutes(totalSeconds: number, count: number): number {
  return count < 2 ? 0 : totalSeconds / SECONDS_PER_MINUTE / count;
}

/** Converts seconds to minutes. */
export function toMinutes(seconds: number): number {
  return seconds / SECONDS_PER_MINUTE;
}

const MINUTES_PER_YEAR = 365 * 24 * 60;

/**
 * Clamps a duration in minutes to a year in either direction; `NaN` stays `NaN`.
 *
 * The training set's normal accounts all began before the fraudulent ones, so only they can be years old:
 * beyond one year, a duration shows when an account began, not how it behaves.
 */
export function withinAYear(duration: number): number {
  return Math.max(-MINUTES_PER_YEAR, Math.min(MINUTES_PER_YEAR, duration));
}
