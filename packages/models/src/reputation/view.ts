import { DAY, EPOCH, EPOCH_DAYS } from "./half-lives.ts";
import { FIRST_ANOMALY, FIRST_OUTCOME, ONE, ROW, ROW_DAYS, ROW_SUMS, ROW_TIME, SUMS } from "./layout.ts";
import { countRecent, countSketch } from "./sketch.ts";
import type { ReputationState } from "./state.ts";

/** What a state says about one instant. Counts are estimates once a sketch is full. */
export interface View {
  /** Decayed sums in transfers and reference units, in the order of `layout.ts`. */
  readonly sums: Float64Array;
  /** Days since the first vouched transfer; `0` without one. */
  readonly tenureDays: number;
  /** Days with a vouched transfer. */
  readonly vouchedDays: number;
  /** Epochs of 30 days with a vouched transfer. */
  readonly vouchedEpochs: number;
  /** Distinct counterparties that were known. */
  readonly knownParties: number;
  /** Distinct strangers that sent to the wallet, and that it sent to. */
  readonly strangersIn: number;
  readonly strangersOut: number;
  /** Strangers met lately: each weighs half after one anomaly half-life. */
  readonly newStrangers: number;
}

/**
 * Reads a state at an instant.
 *
 * An instant before the newest evidence sees only days that were over by then (epochs, for a past that
 * is closed), so it never looks ahead; from the newest evidence on it sees everything, decayed.
 *
 * @param at - Unix time, seconds.
 */
export function viewAt(state: ReputationState, at: number): View {
  // Days and epochs that started before these are visible.
  const whole = at >= state.latest;
  const endDay = whole ? Number.POSITIVE_INFINITY : Math.floor(at / DAY);
  const endEpoch = whole ? Number.POSITIVE_INFINITY : Math.floor(at / EPOCH);
  const sums = new Float64Array(SUMS);
  const days = { epoch: 0, vouchedDays: 0, vouchedEpochs: 0 };
  accumulate(sums, days, state, { rows: state.closed, end: endEpoch, daysEach: EPOCH_DAYS });
  accumulate(sums, days, state, { rows: state.open, end: endDay, daysEach: 1 });
  decay(sums, state, Math.max(at - days.epoch * EPOCH, 0) / DAY, 1 / ONE);
  const vouchedSince = state.vouchedSince ?? endDay;
  return {
    sums,
    tenureDays: vouchedSince < endDay ? Math.max(at / DAY - vouchedSince, 0) : 0,
    vouchedDays: days.vouchedDays,
    vouchedEpochs: days.vouchedEpochs,
    knownParties: countSketch(state.vouched, endDay),
    strangersIn: countSketch(state.strangersIn, endDay),
    strangersOut: countSketch(state.strangersOut, endDay),
    newStrangers:
      countRecent(state.strangersIn, endDay, at / DAY, state.halfLives.anomaly) +
      countRecent(state.strangersOut, endDay, at / DAY, state.halfLives.anomaly),
  };
}

interface Days {
  /** Epoch that the sums are relative to. */
  epoch: number;
  vouchedDays: number;
  vouchedEpochs: number;
}

interface Span {
  readonly rows: readonly number[];
  /** Rows of this time and later are not visible. */
  readonly end: number;
  readonly daysEach: number;
}

/** Adds rows to sums by Horner's rule: what is there ages by the epochs between, then the row is added. */
function accumulate(sums: Float64Array, days: Days, state: ReputationState, span: Span): void {
  const { rows, end, daysEach } = span;
  let countedEpoch = -1;
  for (let at = 0; at < rows.length && rows[at + ROW_TIME]! < end; at += ROW) {
    const epoch = Math.floor((rows[at + ROW_TIME]! * daysEach) / EPOCH_DAYS);
    if (epoch > days.epoch) {
      if (days.epoch > 0) decay(sums, state, (epoch - days.epoch) * EPOCH_DAYS, 1);
      days.epoch = epoch;
    }
    for (let i = 0; i < SUMS; i++) sums[i]! += rows[at + ROW_SUMS + i]!;
    const mask = rows[at + ROW_DAYS]!;
    if (mask === 0) continue;
    days.vouchedDays += bits(mask);
    if (epoch !== countedEpoch) days.vouchedEpochs++;
    countedEpoch = epoch;
  }
}

/** Ages the sums by some days and scales them. */
function decay(sums: Float64Array, { halfLives }: ReputationState, days: number, scale: number): void {
  const evidence = scale * 2 ** (-days / halfLives.evidence);
  const anomaly = scale * 2 ** (-days / halfLives.anomaly);
  const outcome = scale * 2 ** (-days / halfLives.outcome);
  for (let i = 0; i < FIRST_ANOMALY; i++) sums[i]! *= evidence;
  for (let i = FIRST_ANOMALY; i < FIRST_OUTCOME; i++) sums[i]! *= anomaly;
  for (let i = FIRST_OUTCOME; i < SUMS; i++) sums[i]! *= outcome;
}

/** Number of days in a mask. */
function bits(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
