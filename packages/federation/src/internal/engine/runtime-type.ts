import {
  type ASTNode,
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
} from "graphql";
import { isPromise } from "../data.ts";

/**
 * The object type of a value whose field has an abstract type.
 *
 * @throws GraphQLError when it has none, or one that the abstract type does not allow.
 */
export function runtimeType(
  type: GraphQLAbstractType,
  value: unknown,
  contextValue: unknown,
  info: GraphQLResolveInfo,
): GraphQLObjectType | Promise<GraphQLObjectType> {
  const resolve = type.resolveType ?? defaultTypeResolver;
  const name = resolve(value, contextValue, info, type);
  return isPromise(name) ? name.then((resolved) => check(type, resolved, info)) : check(type, name, info);
}

function check(type: GraphQLAbstractType, name: unknown, info: GraphQLResolveInfo): GraphQLObjectType {
  const nodes: readonly ASTNode[] = info.fieldNodes;
  if (name === undefined || name === null)
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${info.parentType.name}.${info.fieldName}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  const named = typeof name === "string" ? info.schema.getType(name) : undefined;
  if (named === undefined)
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${String(name)}" that does not exist inside the schema.`,
      { nodes },
    );
  if (!isObjectType(named))
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a non-object type "${named.name}".`,
      { nodes },
    );
  if (!info.schema.isSubType(type, named))
    throw new GraphQLError(`Runtime Object type "${named.name}" is not a possible type for "${type.name}".`, {
      nodes,
    });
  return named;
}
