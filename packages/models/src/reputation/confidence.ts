import * as sum from "./layout.ts";
import type { View } from "./view.ts";

/** Transfers with known parties that give a confidence of 0.5. */
const HALF_CERTAIN = 4;
/** Worth of other evidence, in transfers with known parties. */
const STRANGER_WORTH = 0.25;
const REPORT_WORTH = 4;
const LISTING_WORTH = 12;
/** Of lists that contradict each other, one is wrong, and nobody knows which. */
const CONTRADICTED_WORTH = 3;

/**
 * How much evidence a score rests on, 0 (none) to 1. Evidence fades with age, except list entries.
 */
export function confidenceOf({ sums, listed }: View): number {
  const pair = (at: number) => sums[at]! + sums[at + 1]!;
  const evidence =
    pair(sum.VOUCHED_COUNT) +
    pair(sum.STRANGE_COUNT) * STRANGER_WORTH +
    (pair(sum.FRAUD_REPORTS) + pair(sum.CONTESTED_REPORTS)) * REPORT_WORTH +
    worthOf(listed);
  return 1 - 2 ** (-evidence / HALF_CERTAIN);
}

function worthOf(listed: View["listed"]): number {
  if (listed === "neutral") return 0;
  return listed === "contradicted" ? CONTRADICTED_WORTH : LISTING_WORTH;
}
