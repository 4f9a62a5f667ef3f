import type { Engine } from "../estimate/engine.ts";
import type { Policy, PolicyRule } from "../policy/policy.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import type { Variant } from "./alternative.ts";

/**
 * The policy without the rule that decides, without that and the one that decides then, and so on: the first rule that holds
 * decides, so no smaller set of rules leads to a later one.
 *
 * @param ruleBy - The rule that decides by a policy.
 */
export function* ruleVariants(
  { policy }: Engine,
  inputs: ScoreInputs,
  ruleBy: (policy: Policy) => string,
): Iterable<Variant> {
  const without: PolicyRule[] = [];
  for (let left = policy; ; ) {
    const decided = left.rules.find(({ id }) => id === ruleBy(left));
    // A late source decides before any rule, and the last rule always holds.
    if (decided === undefined || decided === left.rules.at(-1)) return;
    without.push(decided);
    left = { ...left, rules: left.rules.filter((rule) => rule !== decided) };
    yield {
      changes: without.map(({ id, title }) => ({
        ...{ kind: "rule", side: null, name: id, before: title, after: null, unit: null },
      })),
      inputs,
      policy: left,
    };
  }
}
