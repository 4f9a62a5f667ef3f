/**
 * Combines other tenants' reports so that no single tenant has much influence.
 *
 * Reports are not verified, and a tenant may report false outcomes. So each other tenant has at most
 * `MAX_SHARE` of an estimate's weight, however many its reports, and its times are clamped to a factor of
 * two of the catalogue's. Many tenants that agree still count.
 *
 * One other tenant therefore changes
 * - a probability of success by at most `MAX_SHARE` (5 points),
 * - a median time by at most `exp(MAX_SHARE * 2 ln 2)` (7.2 %) where the tenant's own reports leave it
 *   within a factor of two of the catalogue's, and `exp(MAX_SHARE * (ln 2 + ln 20))` (20.3 %) in any
 *   case.
 *
 * @module
 */

import { type CarrierEstimate, decayEstimate, TIME_WEIGHT } from "./estimate.ts";

/** Maximum weight of one other tenant in an estimate. */
export const MAX_SHARE = 0.05;
/** Clamp of other tenants' median times, and of their spread in deviations, in `ln`. */
export const MAX_LOG_RATIO = Math.LN2;

/** Sums over the other tenants, as of `at`. */
export interface Others {
  readonly successes: number;
  readonly failures: number;
  /** Weight, and the weighted sums of the mean and of the deviation of `ln(took / expected)`. */
  readonly times: number;
  readonly logSum: number;
  readonly deviationSum: number;
  /** Unix time, milliseconds. */
  readonly at: number;
}

/**
 * Combines the estimates of each of the other tenants.
 *
 * @param priorWeight - Weight of the catalogue's success rate, in payments.
 */
export function othersOf(rows: readonly CarrierEstimate[], priorWeight: number, at: number): Others {
  const sums = { successes: 0, failures: 0, times: 0, logSum: 0, deviationSum: 0 };
  for (const row of rows) {
    const { successes, failures, times, logSum, logSquareSum } = decayEstimate(row, at);
    const scale = atMost(mostBeside(priorWeight), successes + failures);
    sums.successes += scale * successes;
    sums.failures += scale * failures;
    if (times <= 0) continue;
    const weight = atMost(mostBeside(TIME_WEIGHT), times) * times;
    const mean = logSum / times;
    const deviation = Math.sqrt(Math.max(0, logSquareSum / times - mean ** 2));
    sums.times += weight;
    sums.logSum += weight * Math.max(-MAX_LOG_RATIO, Math.min(MAX_LOG_RATIO, mean));
    sums.deviationSum += weight * Math.min(MAX_LOG_RATIO, deviation);
  }
  return { ...sums, at };
}

/** The largest weight that stays within its share of the minimum total. */
function mostBeside(weight: number): number {
  return (weight * MAX_SHARE) / (1 - MAX_SHARE);
}

function atMost(most: number, weight: number): number {
  return weight <= most ? 1 : most / weight;
}
