import type { StoredShadowScore } from "@tetron/lake/tables/shadow-scores";
import { estimate } from "@tetron/verdict/estimate/estimate";
import type { Gathered } from "@tetron/verdict/sources/gather";

/** What the shadow model makes of a payment. */
export type ShadowEstimate = Omit<StoredShadowScore, "score" | "createdAt">;

/** The shadow model's decision from a score's inputs; `null` without a shadow, and where neither model says anything. */
export function shadowEstimate({
  shadow,
  inputs,
}: Pick<Gathered, "shadow" | "inputs">): ShadowEstimate | null {
  if (shadow === null || inputs.late) return null;
  const { fraudScore, recommendation, from, to } = estimate(shadow, inputs);
  if (from.risk === null && to.risk === null) return null;
  return {
    ...{ model: shadow.versions.model, fraudScore, recommendation },
    fromProbability: from.risk?.fraudProbability ?? null,
    toProbability: to.risk?.fraudProbability ?? null,
  };
}
