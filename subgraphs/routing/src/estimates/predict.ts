import type { SuccessPrior } from "../catalogue/catalogue.ts";
import { decayEstimate, NOTHING_LEARNT, TIME_WEIGHT } from "./estimate.ts";
import type { Learnt } from "./learnt.ts";

/** 95th percentile of the standard normal distribution. */
const P95_DEVIATIONS = 1.6448536269514722;

/** P(success) in millionths, 1..1,000,000: the mean of the beta distribution. */
export function successPpm(prior: SuccessPrior, learnt: Learnt | undefined, now: number): number {
  const { successes, failures } = decayEstimate(learnt?.own ?? NOTHING_LEARNT, now);
  const others = learnt?.others ?? { successes: 0, failures: 0 };
  const good = (prior.ppm / 1e6) * prior.weight + successes + others.successes;
  const all = prior.weight + successes + failures + others.successes + others.failures;
  return Math.max(1, Math.round((1e6 * good) / all));
}

/** Milliseconds of the median and the 95th percentile. */
export function timeSpread(
  prior: { readonly p50: number; readonly p95: number },
  learnt: Learnt | undefined,
  now: number,
): { p50: number; p95: number } {
  if (prior.p50 === 0 || learnt === undefined) return prior;
  const { times, logSum, logSquareSum } = decayEstimate(learnt.own ?? NOTHING_LEARNT, now);
  const { others } = learnt;
  const priorDeviation = Math.log(prior.p95 / prior.p50) / P95_DEVIATIONS;
  const weight = TIME_WEIGHT + times;
  const ownMean = logSum / weight;
  const variance = (TIME_WEIGHT * priorDeviation ** 2 + logSquareSum) / weight - ownMean ** 2;
  const ownDeviation = Math.sqrt(Math.max(0, variance));
  // Means of means and of deviations, so that each other tenant changes both by at most its share.
  const mean = (weight * ownMean + others.logSum) / (weight + others.times);
  const deviation = (weight * ownDeviation + others.deviationSum) / (weight + others.times);
  const p50 = prior.p50 * Math.exp(mean);
  return { p50: Math.round(p50), p95: Math.round(p50 * Math.exp(P95_DEVIATIONS * deviation)) };
}
