import { EPOCH_DAYS, type HalfLives } from "./half-lives.ts";
import { FIRST_ANOMALY, FIRST_OUTCOME, ROW, ROW_DAYS, ROW_SUMS, ROW_TIME, SUMS } from "./layout.ts";
import type { ReputationState } from "./state.ts";

/** A walk over the rows of a state, oldest first, that can stop at several instants on its way. */
export interface Walk {
  /** Sums as they stand at the start of `epoch`. */
  readonly sums: number[];
  /** What is left after one epoch: almost all steps are that long. */
  readonly step: HalfLives;
  epoch: number;
  vouchedDays: number;
  /** Epochs with a vouched day. */
  vouchedEpochs: number;
  /** Last of them. */
  vouchedEpoch: number;
  closedAt: number;
  openAt: number;
}

/** Filled twice so that its copies hold doubles from the start, which is three times as fast. */
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

/** Walks on over the epochs before `endEpoch` and the days before `endDay`. */
export function walkTo(walk: Walk, state: ReputationState, endEpoch: number, endDay: number): void {
  const { closed, open, halfLives } = state;
  for (; walk.closedAt < closed.length; walk.closedAt += ROW) {
    const epoch = closed[walk.closedAt + ROW_TIME]!;
    if (epoch >= endEpoch) return;
    if (epoch === walk.epoch) addSums(walk, closed, walk.closedAt);
    else ageAndAddSums(walk, closed, walk.closedAt, agedTo(walk, epoch, halfLives));
    addDays(walk, closed[walk.closedAt + ROW_DAYS]!);
  }
  for (; walk.openAt < open.length; walk.openAt += ROW) {
    const day = open[walk.openAt + ROW_TIME]!;
    if (day >= endDay) return;
    const epoch = Math.floor(day / EPOCH_DAYS);
    if (epoch === walk.epoch) addSums(walk, open, walk.openAt);
    else ageAndAddSums(walk, open, walk.openAt, agedTo(walk, epoch, halfLives));
    addDays(walk, open[walk.openAt + ROW_DAYS]!);
  }
}

/** Moves the walk on to an epoch. @returns How what is there ages on the way. */
function agedTo(walk: Walk, epoch: number, halfLives: HalfLives): HalfLives {
  const epochs = epoch - walk.epoch;
  walk.epoch = epoch;
  return epochs === 1 ? walk.step : agedBy(halfLives, epochs * EPOCH_DAYS);
}

function addSums({ sums }: Walk, rows: readonly number[], at: number): void {
  for (let i = 0; i < SUMS; i++) sums[i]! += rows[at + ROW_SUMS + i]!;
}

/** Horner's rule: what is there ages, then the row is added. */
function ageAndAddSums({ sums }: Walk, rows: readonly number[], at: number, by: HalfLives): void {
  const { evidence, anomaly, outcome } = by;
  const start = at + ROW_SUMS;
  for (let i = 0; i < FIRST_ANOMALY; i++) sums[i] = sums[i]! * evidence + rows[start + i]!;
  for (let i = FIRST_ANOMALY; i < FIRST_OUTCOME; i++) sums[i] = sums[i]! * anomaly + rows[start + i]!;
  for (let i = FIRST_OUTCOME; i < SUMS; i++) sums[i] = sums[i]! * outcome + rows[start + i]!;
}

function addDays(walk: Walk, mask: number): void {
  if (mask === 0) return;
  walk.vouchedDays += daysIn(mask);
  if (walk.epoch !== walk.vouchedEpoch) walk.vouchedEpochs++;
  walk.vouchedEpoch = walk.epoch;
}

/** What is left of one after some days. */
export function agedBy(halfLives: HalfLives, days: number): HalfLives {
  return {
    evidence: 2 ** (-days / halfLives.evidence),
    anomaly: 2 ** (-days / halfLives.anomaly),
    outcome: 2 ** (-days / halfLives.outcome),
  };
}

/** Number of bits in a mask of days. */
function daysIn(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
