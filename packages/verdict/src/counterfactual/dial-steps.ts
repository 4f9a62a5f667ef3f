import type { Engine } from "../estimate/engine.ts";
import type { Estimate } from "../estimate/estimate.ts";
import type { Dial } from "./dial.ts";
import { thresholdsOf } from "./thresholds.ts";

/** One step for each threshold that rules have for these numbers. */
export function dialSteps(
  { policy }: Engine,
  names: readonly ("fraudScore" | "reputationScore" | "confidence")[],
  estimateAt: (value: bigint) => Estimate,
): Dial["steps"] {
  return names.flatMap((name) =>
    thresholdsOf(policy, name).map((at) => (value: bigint) => estimateAt(value)[name] >= at),
  );
}
