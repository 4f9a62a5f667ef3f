/**
 * What other tenants' reports tell of a carrier, so that no single tenant can tell much.
 *
 * Reports are nobody's proof: a tenant may report what never happened. So each other tenant weighs at most
 * `LARGEST_SHARE` of an estimate, whatever it reports and however often, and what it says of times is taken as at most
 * twice slower or faster than the catalogue. Many tenants that say the same are believed all the same.
 *
 * One other tenant therefore moves
 * - a probability of success by at most `LARGEST_SHARE` (5 points),
 * - a median time by at most `exp(LARGEST_SHARE * 2 ln 2)` (7.2 %) where the tenant's own reports leave it within twice
 *   the catalogue's, and `exp(LARGEST_SHARE * (ln 2 + ln 20))` (20.3 %) wherever they put it.
 *
 * @module
 */

import { type CarrierEstimate, fade, TIME_WEIGHT } from "./estimate.ts";

/** The most that one other tenant weighs in an estimate. */
export const LARGEST_SHARE = 0.05;
/** Other tenants' median times, and their spread in deviations, are taken as at most so far off, in `ln`. */
export const LARGEST_LOG = Math.LN2;

/** Sums over the other tenants, as they stand at `at`. */
export interface Others {
  readonly successes: number;
  readonly failures: number;
  /** Weight, and the sums of the mean and of the deviation of `ln(took / expected)`, so weighed. */
  readonly times: number;
  readonly logSum: number;
  readonly deviationSum: number;
  /** Unix time, milliseconds. */
  readonly at: number;
}

/**
 * Sums up what each of the other tenants reported.
 *
 * @param priorWeight - How many payments the catalogue's success rate is worth.
 */
export function othersOf(rows: readonly CarrierEstimate[], priorWeight: number, at: number): Others {
  const sums = { successes: 0, failures: 0, times: 0, logSum: 0, deviationSum: 0 };
  for (const row of rows) {
    const { successes, failures, times, logSum, logSquareSum } = fade(row, at);
    const scale = atMost(mostBeside(priorWeight), successes + failures);
    sums.successes += scale * successes;
    sums.failures += scale * failures;
    if (times <= 0) continue;
    const weight = atMost(mostBeside(TIME_WEIGHT), times) * times;
    const mean = logSum / times;
    const deviation = Math.sqrt(Math.max(0, logSquareSum / times - mean ** 2));
    sums.times += weight;
    sums.logSum += weight * Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, mean));
    sums.deviationSum += weight * Math.min(LARGEST_LOG, deviation);
  }
  return { ...sums, at };
}

/** The most that weighs no more than its share beside the least that is always there. */
function mostBeside(weight: number): number {
  return (weight * LARGEST_SHARE) / (1 - LARGEST_SHARE);
}

function atMost(most: number, weight: number): number {
  return weight <= most ? 1 : most / weight;
}
