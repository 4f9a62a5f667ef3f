import { DAY_MS } from "@tetron/domain/durations";

/**
 * Estimates of a carrier, updated by reported payments.
 *
 * Success is a beta distribution, time the log-normal of the actual over the expected duration. The
 * catalogue's numbers are the prior, weighted as a number of payments. Reports decay with a half-life, so a
 * bridge that performed badly last year can recover; the prior does not decay. A tenant's own reports count
 * in full; for others' see `others.ts`.
 *
 * @module
 */

/** Decayed sums of the reports as of `at`. */
export interface CarrierEstimate {
  readonly successes: number;
  readonly failures: number;
  /** Weight, sum and sum of squares of `ln(took / expected)`. */
  readonly times: number;
  readonly logSum: number;
  readonly logSquareSum: number;
  /** Unix time, milliseconds. */
  readonly at: number;
}

/** One reported step. */
export interface StepReport {
  readonly succeeded: boolean;
  /** Actual over quoted median duration; `null` when not known. */
  readonly timeRatio: number | null;
}

export const NOTHING_LEARNT: CarrierEstimate = {
  successes: 0,
  failures: 0,
  times: 0,
  logSum: 0,
  logSquareSum: 0,
  at: 0,
};

/** Half-life of a report. */
export const HALF_LIFE_MS = 30 * DAY_MS;
/** Clamp of a single report's ratio, so that one report cannot rule out a bridge. */
const MAX_RATIO = 20;
/** Number of payments that the catalogue's p50 and p95 are worth. */
export const TIME_WEIGHT = 50;
/** Adds a report to an estimate. Reports may come in any order of time. */
export function addReport(estimate: CarrierEstimate, report: StepReport, now: number): CarrierEstimate {
  const at = Math.max(now, estimate.at);
  const faded = decayEstimate(estimate, at);
  const weight = 2 ** ((now - at) / HALF_LIFE_MS);
  const log =
    report.timeRatio === null
      ? null
      : Math.log(Math.min(MAX_RATIO, Math.max(1 / MAX_RATIO, report.timeRatio)));
  return {
    successes: faded.successes + (report.succeeded ? weight : 0),
    failures: faded.failures + (report.succeeded ? 0 : weight),
    times: faded.times + (log === null ? 0 : weight),
    logSum: faded.logSum + (log ?? 0) * weight,
    logSquareSum: faded.logSquareSum + (log ?? 0) ** 2 * weight,
    at,
  };
}

/** Decays the sums to a later time. */
export function decayEstimate(estimate: CarrierEstimate, now: number): CarrierEstimate {
  const factor = 2 ** -(Math.max(0, now - estimate.at) / HALF_LIFE_MS);
  return {
    successes: estimate.successes * factor,
    failures: estimate.failures * factor,
    times: estimate.times * factor,
    logSum: estimate.logSum * factor,
    logSquareSum: estimate.logSquareSum * factor,
    at: now,
  };
}
