import { type FieldNode, type GraphQLField, getArgumentValues, isNonNullType, Kind, visit } from "graphql";
import type { Data } from "../data.ts";

type ReadArguments = (variables: Data) => Data;

/**
 * Compiles the reading of a field's arguments. The usual cases (none, constants, plain variables that are
 * present) are fast; all others are delegated to graphql-js, including errors.
 */
export function compileArguments(field: GraphQLField<unknown, unknown>, node: FieldNode): ReadArguments {
  if (field.args.length === 0) return () => ({});
  const given = node.arguments ?? [];
  const slow: ReadArguments = (variables) => getArgumentValues(field, node, variables);
  if (!usesVariables(node)) return constant(slow);

  const plain = given.map(({ name, value }) =>
    value.kind === Kind.VARIABLE ? { name: name.value, variable: value.name.value } : undefined,
  );
  const others = field.args.filter(({ name }) => !given.some((argument) => argument.name.value === name));
  const simple = others.every(({ defaultValue, type }) => defaultValue === undefined && !isNonNullType(type));
  if (!simple || plain.includes(undefined)) return slow;
  return (variables) => {
    const values: Data = {};
    for (const { name, variable } of plain as { name: string; variable: string }[]) {
      const value = variables[variable];
      if (value === undefined || value === null) return slow(variables);
      values[name] = value;
    }
    return values;
  };
}

function constant(slow: ReadArguments): ReadArguments {
  try {
    const values = slow({});
    return () => ({ ...values });
  } catch {
    // The error is thrown again for each request that runs the field.
    return slow;
  }
}

function usesVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable: () => {
        found = true;
      },
    });
  return found;
}
