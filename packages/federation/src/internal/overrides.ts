import type { QueryPlanner } from "@graphql-hive/router-query-planner";

/** The progressive overrides active for one request. Requests with the same key may share a plan. */
export interface OverrideChoice {
  readonly key: string;
  readonly labels: Set<string>;
  /** A `percent(n)` override is active when this is below n. */
  readonly percentage: number;
}

const NONE: OverrideChoice = { key: "", labels: new Set(), percentage: 0 };

/**
 * Evaluates progressive overrides (`@override(label:)`) for each request: `percent(n)` labels at random, so
 * that about n of 100 requests use the overriding subgraph; other labels by `isActive`.
 *
 * Rolls between two adjacent percentages give the same plan, so few plans are cached.
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
