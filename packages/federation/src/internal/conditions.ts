import { type DirectiveNode, Kind } from "graphql";
import type { Data } from "./data.ts";

/** Whether a selection is included, given the operation's variables. */
export type Condition = (variables: Data) => boolean;

/** The `@skip` and `@include` of a selection as one condition; null when there are none. */
export function conditionOf(directives: readonly DirectiveNode[] | undefined): Condition | null {
  let condition: Condition | null = null;
  for (const directive of directives ?? []) {
    const { value: name } = directive.name;
    if (name !== "skip" && name !== "include") continue;
    const wanted = name === "include";
    const value = directive.arguments?.find((argument) => argument.name.value === "if")?.value;
    if (value?.kind === Kind.VARIABLE) {
      const variable = value.name.value;
      condition = both(condition, (variables) => (variables[variable] === true) === wanted);
    } else if (value?.kind === Kind.BOOLEAN) {
      const holds = value.value === wanted;
      condition = both(condition, () => holds);
    }
  }
  return condition;
}

/** Both conditions; null is a condition that always holds. */
export function both(a: Condition | null, b: Condition | null): Condition | null {
  if (a === null || b === null) return a ?? b;
  return (variables) => a(variables) && b(variables);
}

/** At least one of the conditions; null is a condition that always holds. */
export function either(conditions: readonly (Condition | null)[]): Condition | null {
  const some = conditions.filter((condition) => condition !== null);
  if (some.length < conditions.length) return null;
  return (variables) => some.some((condition) => condition(variables));
}
