import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { reservedAlias } from "./aliases.ts";
import { conditionVariables } from "./conditions.ts";
import type { Data } from "./data.ts";
import { documentFailure, executorError } from "./failure.ts";
import { type Fragments, findExcess, type OperationLimits } from "./limits.ts";
import { impossibleNumber } from "./numbers.ts";

/** One operation of a document, within the limits. */
export interface ChosenOperation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly root: GraphQLObjectType;
  /** The variables used by `@skip` and `@include`. */
  readonly conditions: readonly string[];
}

/**
 * Chooses the operation of that name, or the only one.
 *
 * @throws GraphQLError when it cannot be run; its code says why.
 */
export function chooseOperation(
  document: DocumentNode,
  name: string | undefined,
  { schema, limits }: { readonly schema: GraphQLSchema; readonly limits: OperationLimits },
): ChosenOperation {
  const definition = operationOf(document, name);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  const refused =
    findExcess(definition, fragments, limits) ?? reservedAlias(document) ?? impossibleNumber(document);
  if (refused) throw refused;
  const root = schema.getRootType(definition.operation);
  if (!root) throw executorError("GRAPHQL_VALIDATION_FAILED", `The schema has no ${definition.operation}s.`);
  return { definition, fragments, root, conditions: conditionVariables(document) };
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (name !== undefined) {
    const named = operations.find((node) => node.name?.value === name);
    if (named) return named;
    throw executorError("OPERATION_RESOLUTION_FAILURE", `There is no operation "${name}" in the document.`);
  }
  const [only, ...others] = operations;
  if (only && others.length === 0) return only;
  const problem = only ? "several operations; name one" : "no operation";
  throw executorError("OPERATION_RESOLUTION_FAILURE", `The document has ${problem}.`);
}

const NO_VARIABLES: Data = Object.freeze({});

/** The operation's variables, coerced, or the errors of coercion. */
export function coerceVariables(
  { definition: { variableDefinitions } }: ChosenOperation,
  schema: GraphQLSchema,
  given: Readonly<Data> | null | undefined,
): { readonly variables: Data; readonly errors?: undefined } | { readonly errors: readonly GraphQLError[] } {
  if (!variableDefinitions?.length) return { variables: NO_VARIABLES };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given ?? NO_VARIABLES, {
    maxErrors: 10,
  });
  if (coerced) return { variables: coerced };
  return { errors: errors.map((error) => documentFailure("BAD_USER_INPUT", error)) };
}
