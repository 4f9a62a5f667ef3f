/**
 * What has been learnt of a carrier from payments that were reported.
 *
 * Success is a beta distribution, time the log-normal of what a step took over what the catalogue expects.
 * The catalogue's numbers are the prior: so many payments' worth of them. What is reported fades with a
 * half-life, so a bridge that was bad last year can be good again, and the prior never fades.
 *
 * @module
 */

import type { SuccessPrior } from "../catalogue/catalogue.ts";

/** Faded sums of what was reported, as they stood at `at`. */
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
  /** What it took over the median that was quoted; `null` when not known. */
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

const DAY = 86_400_000;
/** After so long a report counts half. */
export const HALF_LIFE_MS = 30 * DAY;
/** A single report is taken as at most so many times slower or faster, so that one cannot turn a bridge away. */
const LARGEST_RATIO = 20;
/** The times of how many payments the catalogue's p50 and p95 are worth. */
const TIME_WEIGHT = 50;
/** 95 % of a normal distribution is below so many deviations. */
const P95_DEVIATIONS = 1.6448536269514722;

/** The estimate with one more report. Reports may come in any order of time. */
export function learn(estimate: CarrierEstimate, report: StepReport, now: number): CarrierEstimate {
  const at = Math.max(now, estimate.at);
  const faded = fade(estimate, at);
  const weight = 2 ** ((now - at) / HALF_LIFE_MS);
  const log =
    report.timeRatio === null
      ? null
      : Math.log(Math.min(LARGEST_RATIO, Math.max(1 / LARGEST_RATIO, report.timeRatio)));
  return {
    successes: faded.successes + (report.succeeded ? weight : 0),
    failures: faded.failures + (report.succeeded ? 0 : weight),
    times: faded.times + (log === null ? 0 : weight),
    logSum: faded.logSum + (log ?? 0) * weight,
    logSquareSum: faded.logSquareSum + (log ?? 0) ** 2 * weight,
    at,
  };
}

/** P(success) in millionths, 1..1,000,000: the mean of the beta distribution. */
export function successPpm(prior: SuccessPrior, estimate: CarrierEstimate | undefined, now: number): number {
  const { successes, failures } = fade(estimate ?? NOTHING_LEARNT, now);
  const good = (prior.ppm / 1e6) * prior.weight + successes;
  return Math.max(1, Math.round((1e6 * good) / (prior.weight + successes + failures)));
}

/** Milliseconds until half, and 95 %, of the payments are through. */
export function timeSpread(
  prior: { readonly p50: number; readonly p95: number },
  estimate: CarrierEstimate | undefined,
  now: number,
): { p50: number; p95: number } {
  if (prior.p50 === 0 || estimate === undefined) return prior;
  const { times, logSum, logSquareSum } = fade(estimate, now);
  const priorDeviation = Math.log(prior.p95 / prior.p50) / P95_DEVIATIONS;
  const weight = TIME_WEIGHT + times;
  const mean = logSum / weight;
  const variance = (TIME_WEIGHT * priorDeviation ** 2 + logSquareSum) / weight - mean ** 2;
  const p50 = prior.p50 * Math.exp(mean);
  return {
    p50: Math.round(p50),
    p95: Math.round(p50 * Math.exp(P95_DEVIATIONS * Math.sqrt(Math.max(0, variance)))),
  };
}

function fade(estimate: CarrierEstimate, now: number): CarrierEstimate {
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
