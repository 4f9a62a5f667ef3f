import { type ASTNode, type FragmentDefinitionNode, visit } from "graphql";
import type { ChosenOperation } from "./chosen-operation.ts";
import { isIncluded } from "./conditions.ts";
import type { Data } from "./data.ts";

/**
 * The operation with `@skip` and `@include` evaluated: excluded selections and the directives are removed.
 *
 * Conditions are evaluated before planning: the planner loses fields when it merges fields under different
 * conditions, and a plan without conditions never fetches excluded fields.
 */
export function decide(
  chosen: ChosenOperation,
  variables: Data,
): Pick<ChosenOperation, "definition" | "fragments"> {
  const decided = <Node extends ASTNode>(node: Node): Node =>
    visit(node, {
      Field: ({ directives }) => (isIncluded(directives, variables) ? undefined : null),
      InlineFragment: ({ directives }) => (isIncluded(directives, variables) ? undefined : null),
      FragmentSpread: ({ directives }) => (isIncluded(directives, variables) ? undefined : null),
      Directive: ({ name: { value: name } }) => (name === "skip" || name === "include" ? null : undefined),
    });
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const [name, fragment] of Object.entries(chosen.fragments)) fragments[name] = decided(fragment);
  return { definition: decided(chosen.definition), fragments };
}
