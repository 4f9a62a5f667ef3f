import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isNonNullType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from "graphql";
import { collectFields } from "../collect-fields.ts";
import { type Data, isPromise } from "../data.ts";
import type { Fragments } from "../limits.ts";
import { compileArguments } from "./arguments.ts";
import { type Complete, compileComplete, type ExecuteObject } from "./complete.ts";
import { completeValue, type Execution, type Failing, type Place } from "./execution.ts";
import { inTime } from "./pace.ts";

/** The operation of the fields, for one combination of conditions. */
export interface Compiling {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly variables: Data;
}

interface Field extends Failing {
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  readonly argumentsOf: (variables: Data) => Data;
  readonly complete: Complete;
}

/**
 * Compiles the execution of selections on objects, for each object type when it first appears.
 *
 * @see https://spec.graphql.org/October2021/#ExecuteSelectionSet()
 */
export function compileObjects(sets: readonly SelectionSetNode[], compiling: Compiling): ExecuteObject {
  const byType = new Map<GraphQLObjectType, readonly Field[]>();
  const fieldsOf = (type: GraphQLObjectType): readonly Field[] => {
    const known = byType.get(type);
    if (known !== undefined) return known;
    const fields = compileFields(type, sets, compiling);
    byType.set(type, fields);
    return fields;
  };
  return (type, value, path, execution) => {
    const results: Data = {};
    const waiting: Promise<void>[] = [];
    const fields = fieldsOf(type);
    try {
      for (let index = 0; index < fields.length; index++) {
        const field = fields[index]!;
        const result = executeField(field, value, { path, compiling }, execution);
        results[field.key] = result;
        if (isPromise(result))
          waiting.push(
            result.then((settled) => {
              results[field.key] = settled;
            }),
          );
      }
    } catch (thrown) {
      if (waiting.length === 0) throw thrown;
      // The pending fields may reject as well, and nothing else would handle that.
      return Promise.all(waiting).finally(() => {
        throw thrown;
      });
    }
    return waiting.length === 0 ? results : Promise.all(waiting).then(() => results);
  };
}

function compileFields(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  compiling: Compiling,
): readonly Field[] {
  return [...collectFields(type.name, sets, compiling)].flatMap(([key, nodes]) => {
    const [node] = nodes;
    const name = node?.name.value ?? "";
    const definition = name === "__typename" ? TypeNameMetaFieldDef : type.getFields()[name];
    if (!node || !definition) return [];
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const executeObject = compileObjects(inner, compiling);
    return {
      key,
      nodes,
      definition,
      parentType: type,
      nonNull: isNonNullType(definition.type),
      resolve: definition.resolve ?? defaultFieldResolver,
      argumentsOf: compileArguments(definition, node),
      complete: compileComplete(definition.type, { nodes, executeObject }),
    };
  });
}

interface Where {
  readonly path: Place;
  readonly compiling: Compiling;
}

function executeField(
  field: Field,
  source: unknown,
  { path, compiling }: Where,
  execution: Execution,
): unknown {
  const { definition, parentType } = field;
  const place: Place = { prev: path, key: field.key, typename: parentType.name };
  const info: GraphQLResolveInfo = {
    fieldName: definition.name,
    fieldNodes: field.nodes,
    returnType: definition.type,
    parentType,
    path: place,
    schema: compiling.schema,
    fragments: compiling.fragments,
    rootValue: execution.rootValue,
    operation: compiling.operation,
    variableValues: execution.variableValues,
  };
  return completeValue(field, place, execution, () => {
    const { variableValues, contextValue } = execution;
    const resolved = field.resolve(source, field.argumentsOf(variableValues), contextValue, info);
    return isPromise(resolved)
      ? resolved.then((value) =>
          inTime(execution.signal, () => field.complete(value, place, info, execution)),
        )
      : field.complete(resolved, place, info, execution);
  });
}
