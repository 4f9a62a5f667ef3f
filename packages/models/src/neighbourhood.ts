import type { Neighbour } from "./neighbour.ts";

/** Evidence of the nearest known wallets about a wallet. */
export interface Neighbourhood {
  /** Share of fraud, weighted by nearness, in `[0, 1]`. */
  readonly fraudProbability: number;
  readonly averageDistance: number;
  /** How close and how unanimous they are, in `[0, 1]`. */
  readonly confidence: number;
}

/** Lower bound of distances, to keep weights finite. */
const MIN_DISTANCE = 1e-6;

/**
 * Weighs neighbours by inverse distance. Confidence is the mean of `1 / (1 + average distance)` and of the
 * larger class's share.
 *
 * @param neighbours - With true distances. If empty, probability and confidence are 0.
 */
export function neighbourhood(neighbours: readonly Neighbour[]): Neighbourhood {
  const n = neighbours.length;
  if (n === 0) return { fraudProbability: 0, averageDistance: 0, confidence: 0 };
  const weights = neighbours.map(({ distance }) => 1 / (distance + MIN_DISTANCE));
  const fraudWeight = sum(weights.filter((_, i) => neighbours[i]!.fraud));
  const averageDistance = sum(neighbours.map(({ distance }) => distance)) / n;
  const frauds = neighbours.filter(({ fraud }) => fraud).length;
  const agreement = Math.max(frauds, n - frauds) / n;
  return {
    fraudProbability: fraudWeight / sum(weights),
    averageDistance,
    confidence: (1 / (1 + averageDistance) + agreement) / 2,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
