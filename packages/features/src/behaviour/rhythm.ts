import { DAY_SECONDS, HOUR_SECONDS } from "@tetron/domain/durations";
import { addToSketch, median, type Sketch, sketchMedian } from "../sketch.ts";
import { secondsSincePrevious, toMinutes, withinAYear } from "../timing.ts";

/** When an account is active: waits, hours of the day, and days. */
export interface RhythmSummary {
  readonly count: number;
  /** Waits between consecutive transactions, seconds; `NaN` when there are none. */
  readonly medianWait: number;
  readonly shortestWait: number;
  readonly longestWait: number;
  /** Transactions in each hour of the UTC day, shape `[24]`. */
  readonly hours: readonly number[];
  readonly activeDays: number;
  /** Transactions on the busiest UTC day. */
  readonly busiestDay: number;
}

/** Running state of a {@link RhythmSummary}, plain JSON. */
export interface RhythmState {
  count: number;
  waits: Sketch;
  shortestWait: number | null;
  longestWait: number;
  hours: number[];
  activeDays: number;
  busiestDay: number;
  /** The last active day, in days since 1970, and its number of transactions. */
  day: number;
  onDay: number;
}

/** Names of the values that {@link rhythmNumbers} returns, in order. */
export const RHYTHM = [
  "median_wait",
  "shortest_wait",
  "longest_wait",
  "hour_entropy",
  "active_days",
  "tx_per_active_day",
  "busiest_day_tx",
  "busiest_day_share",
] as const;

const DAYS_PER_YEAR = 365;

/** Summarises transaction times, Unix seconds, shape `[n]`, ascending. */
export function summariseRhythm(timestamps: readonly number[]): RhythmSummary {
  const waits = secondsSincePrevious(timestamps).slice(1);
  const days = Map.groupBy(timestamps, (time) => Math.floor(time / DAY_SECONDS));
  const hours = Map.groupBy(timestamps, hourOf);
  return {
    count: timestamps.length,
    medianWait: median(waits),
    shortestWait: waits.length === 0 ? Number.NaN : waits.reduce((a, b) => Math.min(a, b)),
    longestWait: waits.length === 0 ? Number.NaN : waits.reduce((a, b) => Math.max(a, b)),
    hours: Array.from({ length: 24 }, (_, hour) => hours.get(hour)?.length ?? 0),
    activeDays: days.size,
    busiestDay: [...days.values()].reduce((most, { length }) => Math.max(most, length), 0),
  };
}

/** No transactions yet. */
export function emptyRhythm(): RhythmState {
  return {
    count: 0,
    waits: {},
    shortestWait: null,
    longestWait: 0,
    hours: Array.from({ length: 24 }, () => 0),
    activeDays: 0,
    busiestDay: 0,
    day: -1,
    onDay: 0,
  };
}

/** Adds one transaction in place; `waitSeconds` is the time since the previous one. */
export function addMoment(state: RhythmState, timestamp: number, waitSeconds: number): void {
  if (state.count > 0) {
    addToSketch(state.waits, waitSeconds);
    state.shortestWait = Math.min(state.shortestWait ?? waitSeconds, waitSeconds);
    state.longestWait = Math.max(state.longestWait, waitSeconds);
  }
  const day = Math.floor(timestamp / DAY_SECONDS);
  if (day !== state.day) {
    state.day = day;
    state.onDay = 0;
    state.activeDays += 1;
  }
  state.onDay += 1;
  state.busiestDay = Math.max(state.busiestDay, state.onDay);
  state.hours[hourOf(timestamp)]! += 1;
  state.count += 1;
}

/** Summary of the transactions so far. */
export function rhythmOf(state: RhythmState): RhythmSummary {
  const { count, hours, activeDays, busiestDay, shortestWait, longestWait } = state;
  return {
    ...{ count, hours, activeDays, busiestDay },
    medianWait: sketchMedian(state.waits),
    shortestWait: shortestWait ?? Number.NaN,
    longestWait: shortestWait === null ? Number.NaN : longestWait,
  };
}

/** Waits in minutes, hour entropy in nats, days, and transactions per day; durations are capped at a year. */
export function rhythmNumbers(rhythm: RhythmSummary): number[] {
  const { count, activeDays, busiestDay } = rhythm;
  return [
    withinAYear(toMinutes(rhythm.medianWait)),
    withinAYear(toMinutes(rhythm.shortestWait)),
    withinAYear(toMinutes(rhythm.longestWait)),
    entropy(rhythm.hours, count),
    Math.min(DAYS_PER_YEAR, activeDays),
    count / activeDays,
    busiestDay,
    busiestDay / count,
  ];
}

function entropy(counts: readonly number[], total: number): number {
  return counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - (count / total) * Math.log(count / total)),
    0,
  );
}

function hourOf(timestamp: number): number {
  return Math.floor((timestamp % DAY_SECONDS) / HOUR_SECONDS);
}
