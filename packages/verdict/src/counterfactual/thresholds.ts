import type { Policy, PolicyTest } from "../policy/policy.ts";

type NumberTest = "fraudScore" | "reputationScore" | "confidence" | "amountUsd";

/** The values at which rules of a policy begin or cease to hold for a number. */
export function thresholdsOf({ rules }: Policy, name: NumberTest & keyof PolicyTest): number[] {
  const tests = rules.flatMap(({ when }) => when[name] ?? []);
  return [...new Set(tests.flatMap(({ atLeast, below }) => [atLeast ?? [], below ?? []].flat()))];
}
