import {
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  print,
} from "graphql";
import type { Data } from "../data.ts";

/** The coerced variables of one request, or their errors. */
export type Coerced =
  | { readonly coerced: Data; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] };

/**
 * Compiles the coercion of an operation's variables. Representations of entities are not coerced: they may
 * have any content.
 */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (given: Readonly<Data>) => Coerced {
  const isRepresentations = variableDefinitions.map(({ type }) => print(type) === "[_Any!]!");
  const lists = variableDefinitions.filter((_, index) => isRepresentations[index]);
  const others = variableDefinitions.filter((_, index) => !isRepresentations[index]);
  const coerce = (definitions: typeof variableDefinitions, given: Readonly<Data>): Coerced => {
    const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors: 50 });
    return coerced ? { coerced } : { errors };
  };
  return (given) => {
    const result: Coerced = others.length === 0 ? { coerced: {} } : coerce(others, given);
    if (result.errors) return result;
    for (const { variable } of lists) {
      const list = given[variable.name.value];
      if (!Array.isArray(list) || list.includes(null) || list.includes(undefined))
        return coerce(variableDefinitions, given);
      result.coerced[variable.name.value] = list;
    }
    return result;
  };
}
