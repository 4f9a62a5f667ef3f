import {
  type FieldNode,
  type GraphQLField,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from "graphql";
import type { Rule } from "./rules.ts";

/** Arguments that determine the length of a list or connection, unless `@listSize` names others. */
const SLICING = ["first", "last"];

/** The value of a numeric argument, or the length of a list, in the document or in a variable. */
export type NumberOf = (node: ValueNode) => number | undefined;

export function numbersOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): NumberOf {
  const defaults = new Map(variableDefinitions.map((node) => [node.variable.name.value, node.defaultValue]));
  return function numberOf(node) {
    if (node.kind === Kind.INT) return Number(node.value);
    if (node.kind === Kind.LIST) return node.values.length;
    if (node.kind !== Kind.VARIABLE) return undefined;
    const given = variables[node.name.value];
    const fallback = defaults.get(node.name.value);
    if (given === undefined && fallback) return numberOf(fallback);
    if (Array.isArray(given)) return given.length;
    return typeof given === "number" ? given : undefined;
  };
}

/** How many items a field is asked for. */
export interface Asked {
  /** At least 0. */
  readonly length: number;
  /** Whether it is the length of a page, and not of a list of what is asked about. */
  readonly isPage: boolean;
}

/**
 * The number of items requested of a field; `undefined` when no argument determines it. A field that takes a list
 * answers for each of its items.
 */
export function askedFor(
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
  { rule, numberOf }: { readonly rule: Rule | undefined; readonly numberOf: NumberOf },
): Asked | undefined {
  const names = rule?.listSize?.slicingArguments ?? SLICING;
  for (const { name, defaultValue, type } of args) {
    const takesList = isListType(getNullableType(type));
    if (!takesList && !names.includes(name)) continue;
    const given = node.arguments?.find((argument) => argument.name.value === name);
    // One value where a list is expected is a list of one.
    const one = takesList ? 1 : undefined;
    const asked = (given && (numberOf(given.value) ?? one)) ?? defaultValue;
    if (typeof asked === "number") return { length: Math.max(0, asked), isPage: !takesList };
  }
  return undefined;
}

/** The cost of reading a field's arguments: each value of those that have a price. */
export function argumentsCost(
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
  { rule, numberOf }: { readonly rule: Rule | undefined; readonly numberOf: NumberOf },
): number {
  const costs = rule?.argumentCosts;
  if (costs === undefined) return 0;
  return args.reduce((sum, { name, type }) => {
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const values = given && isListType(getNullableType(type)) ? (numberOf(given.value) ?? 1) : 1;
    return sum + (costs[name] ?? 0) * values;
  }, 0);
}
