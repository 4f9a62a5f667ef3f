import { EPOCH_DAYS, type HalfLives } from "./half-lives.ts";
import { FIRST_ANOMALY, FIRST_OUTCOME, ROW, ROW_DAYS, ROW_SUMS, ROW_TIME, SUMS } from "./layout.ts";
import type { ReputationState } from "./state.ts";

/** A pass over the rows of a state, oldest first, that can stop at several instants. */
export interface Walk {
  /** Sums as of the start of `epoch`. */
  readonly sums: number[];
  /** Decay factors of one epoch, the length of almost all steps. */
  readonly step: HalfLives;
  epoch: number;
  vouchedDays: number;
  /** Epochs with a vouched day. */
  vouchedEpochs: number;
  /** The last such epoch. */
  vouchedEpoch: number;
  closedAt: number;
  openAt: number;
}

/** Filled twice so that copies hold doubles from the start, which is three times as fast. */
export const ZEROS: readonly number[] = new Array<number>(SUMS).fill(0.5).fill(0);

export function startWalk(halfLives: HalfLives): Walk {
  return {
    sums: ZEROS.slice(),
    step: agedBy(halfLives, EPOCH_DAYS),
    epoch: 0,
    vouchedDays: 0,
    vouchedEpochs: 0,
    vouchedEpoch: -1,
    closedAt: 0,
    openAt: 0,
  };
}

/** Continues over the epochs before `endEpoch` and the days before `endDay`. */
export function walkTo(walk: Walk, state: ReputationState, endEpoch: number, endDay: number): void {
  const { closed, open, halfLives } = state;
  walk.closedAt = walkRows(walk, closed, walk.closedAt, { end: endEpoch, unit: 1, halfLives });
  walk.openAt = walkRows(walk, open, walk.openAt, { end: endDay, unit: EPOCH_DAYS, halfLives });
}

/**
 * Adds the rows with a time before `end`; `unit` is the number of row times per epoch.
 *
 * @returns Index of the first remaining row.
 */
function walkRows(
  walk: Walk,
  rows: readonly number[],
  from: number,
  { end, unit, halfLives }: { readonly end: number; readonly unit: number; readonly halfLives: HalfLives },
): number {
  let at = from;
  for (; at < rows.length; at += ROW) {
    const time = rows[at + ROW_TIME]!;
    if (time >= end) break;
    const epoch = Math.floor(time / unit);
    if (epoch === walk.epoch) addSums(walk.sums, rows, at + ROW_SUMS);
    else ageAndAddSums(walk.sums, rows, at + ROW_SUMS, agedTo(walk, epoch, halfLives));
    addDays(walk, rows[at + ROW_DAYS]!);
  }
  return at;
}

/** Advances the walk to an epoch. @returns The decay factors for the step. */
function agedTo(walk: Walk, epoch: number, halfLives: HalfLives): HalfLives {
  const epochs = epoch - walk.epoch;
  walk.epoch = epoch;
  return epochs === 1 ? walk.step : agedBy(halfLives, epochs * EPOCH_DAYS);
}

// Local copies, since they are read for each row and the compiler does not treat imports as constants.

function addSums(sums: number[], rows: readonly number[], start: number): void {
  const count = SUMS;
  for (let i = 0; i < count; i++) sums[i]! += rows[start + i]!;
}

/** Horner's rule: decay the sums, then add the row. */
function ageAndAddSums(sums: number[], rows: readonly number[], start: number, by: HalfLives): void {
  const { evidence, anomaly, outcome } = by;
  const [anomalies, outcomes, count] = [FIRST_ANOMALY, FIRST_OUTCOME, SUMS];
  for (let i = 0; i < anomalies; i++) sums[i] = sums[i]! * evidence + rows[start + i]!;
  for (let i = anomalies; i < outcomes; i++) sums[i] = sums[i]! * anomaly + rows[start + i]!;
  for (let i = outcomes; i < count; i++) sums[i] = sums[i]! * outcome + rows[start + i]!;
}

function addDays(walk: Walk, mask: number): void {
  if (mask === 0) return;
  walk.vouchedDays += daysIn(mask);
  if (walk.epoch !== walk.vouchedEpoch) walk.vouchedEpochs++;
  walk.vouchedEpoch = walk.epoch;
}

/** Decay factors after `days` days. */
export function agedBy(halfLives: HalfLives, days: number): HalfLives {
  return {
    evidence: 2 ** (-days / halfLives.evidence),
    anomaly: 2 ** (-days / halfLives.anomaly),
    outcome: 2 ** (-days / halfLives.outcome),
  };
}

/** Number of days set in a mask. */
function daysIn(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
