import * as sum from "./layout.ts";
import type { View } from "./view.ts";

/** Transfers with known parties that make a score half certain. */
const HALF_CERTAIN = 4;

/**
 * How much evidence a score stands on, 0 (none) to 1. A stranger's transfer tells a quarter of what a
 * known party's tells, a report four times as much; all of it fades as it ages.
 */
export function confidenceOf({ sums }: View): number {
  const pair = (at: number) => sums[at]! + sums[at + 1]!;
  const reports = pair(sum.FRAUD_REPORTS) + pair(sum.CONTESTED_REPORTS);
  const evidence = pair(sum.VOUCHED_COUNT) + pair(sum.STRANGE_COUNT) / 4 + pair(sum.BAD_COUNT) + 4 * reports;
  return 1 - 2 ** (-evidence / HALF_CERTAIN);
}
