import type { QueryPlanner } from "@graphql-hive/router-query-planner";

/** Which progressive overrides hold for one request. Requests with the same key may share a plan. */
export interface OverrideChoice {
  readonly key: string;
  readonly labels: Set<string>;
  /** An override of `percent(n)` holds when this is below n. */
  readonly percentage: number;
}

const NONE: OverrideChoice = { key: "", labels: new Set(), percentage: 0 };

/**
 * Decides progressive overrides (`@override(label:)`) for each request: `percent(n)` labels by chance, so that
 * n requests of 100 take the overriding subgraph; other labels by asking `isActive`.
 *
 * Rolls between two neighbouring percentages mean the same plan, so there are few plans to keep.
 */
export function chooseOverrides(
  planner: Pick<QueryPlanner, "overrideLabels" | "overridePercentages">,
  isActive: ((label: string, context: unknown) => boolean) | undefined,
  random: () => number = Math.random,
): (context: unknown) => OverrideChoice {
  const { overrideLabels, overridePercentages } = planner;
  const bounds = [...overridePercentages].sort((a, b) => a - b);
  if (overrideLabels.length === 0 && bounds.length === 0) return () => NONE;
  return (context) => {
    const labels = overrideLabels.filter((label) => isActive?.(label, context));
    const roll = random() * 100;
    const percentage = bounds.findLast((bound) => bound <= roll) ?? 0;
    return { key: JSON.stringify([percentage, labels]), labels: new Set(labels), percentage };
  };
}
