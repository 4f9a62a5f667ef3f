import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  visit,
} from "graphql";
import { type Data, isPromise } from "../data.ts";
import { variants } from "../variants.ts";
import type { ExecuteObject } from "./complete.ts";
import { type Execution, reportError } from "./execution.ts";
import { compileObjects } from "./fields.ts";
import { compileVariables } from "./variables.ts";

/** One request of a compiled operation. */
export interface EngineRequest {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  readonly variables: Readonly<Data>;
  readonly signal?: AbortSignal | undefined;
}

/** An operation of one schema, compiled. */
export type Engine = (request: EngineRequest) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Compiles a query so that executing it again does not collect fields, look up definitions, read constant
 * arguments or coerce representations again. The result is what graphql-js `execute` would give.
 *
 * @param document - One valid query and its fragments.
 * @returns `undefined` for what is left to graphql-js: mutations, subscriptions, several operations, and
 *   names that
 *   begin with two underscores, except `__typename`.
 */
export function compileEngine(schema: GraphQLSchema, document: DocumentNode): Engine | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  const root = schema.getQueryType();
  if (!root || operations.length !== 1 || operation?.operation !== OperationTypeNode.QUERY) return undefined;
  if (hasReservedNames(document)) return undefined;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;

  const coerce = compileVariables(schema, operation);
  const executeFor = variants<ExecuteObject>(document, (variables) =>
    compileObjects([operation.selectionSet], { schema, operation, fragments, variables }),
  );
  return ({ rootValue, contextValue, variables, signal }) => {
    const { errors, coerced } = coerce(variables);
    if (errors) return { errors };
    const execution: Execution = {
      rootValue,
      contextValue,
      variableValues: coerced,
      errors: [],
      signal,
      nulled: new Set(),
    };
    const failed = (thrown: unknown) => {
      reportError(thrown as GraphQLError, undefined, execution);
      return resultOf(null, execution);
    };
    try {
      const data = executeFor(coerced)(root, rootValue, undefined, execution);
      if (!isPromise(data)) return resultOf(data as Data, execution);
      return data.then((settled) => resultOf(settled as Data, execution), failed);
    } catch (thrown) {
      return failed(thrown);
    }
  };
}

function resultOf(data: Data | null, { errors }: Execution): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data };
}

function hasReservedNames(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name, alias }) => {
      const reserved = (text: string | undefined) => text?.startsWith("__") && text !== "__typename";
      if (reserved(name.value) || reserved(alias?.value)) found = true;
    },
  });
  return found;
}
