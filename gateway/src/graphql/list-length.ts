import {
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from "graphql";
import type { Rule } from "./rules.ts";

/** Arguments that say how long a list or connection is, unless `@listSize` names others. */
const SLICING = ["first", "last"];

/** Gives the value of an argument where it is a number, whether it stands in the document or in a variable. */
export type NumberOf = (node: ValueNode) => number | undefined;

export function numbersOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): NumberOf {
  const defaults = new Map(variableDefinitions.map((node) => [node.variable.name.value, node.defaultValue]));
  return function numberOf(node) {
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind !== Kind.VARIABLE) return undefined;
    const given = variables[node.name.value];
    const fallback = defaults.get(node.name.value);
    if (given === undefined && fallback) return numberOf(fallback);
    return typeof given === "number" ? given : undefined;
  };
}

/** How many items a field is asked for, at least 0; `undefined` when no argument says. */
export function askedFor(
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
  { rule, numberOf }: { readonly rule: Rule | undefined; readonly numberOf: NumberOf },
): number | undefined {
  const names = rule?.listSize?.slicingArguments ?? SLICING;
  for (const { name, defaultValue } of args) {
    if (!names.includes(name)) continue;
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const asked = (given && numberOf(given.value)) ?? defaultValue;
    if (typeof asked === "number") return Math.max(0, asked);
  }
  return undefined;
}
