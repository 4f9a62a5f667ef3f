import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { CacheHint, Rules } from "./rules.ts";

const NEVER: CacheHint = { maxAge: 0 };

/**
 * How long the answer to a query may be kept, by its `@cacheControl` hints: the shortest of its fields. A field
 * that returns objects takes its own hint, or its type's, or may not be kept; other fields may be kept as long
 * as what they are selected from, unless they have a hint.
 *
 * @param document - Valid against `schema`.
 * @returns `undefined` when it may not be kept.
 * @see https://www.apollographql.com/docs/apollo-server/performance/caching, whose rules these are.
 */
export function cacheHintOf(
  { schema, rules }: { readonly schema: GraphQLSchema; readonly rules: Rules },
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CacheHint | undefined {
  if (operation.operation !== "query") return undefined;
  const alone = separateOperations(document)[operation.name?.value ?? ""] ?? document;
  const info = new TypeInfo(schema);
  const hints: CacheHint[] = [];
  const Field = ({ name: { value: name } }: FieldNode) => {
    const [parent, type] = [info.getParentType(), info.getType()];
    if (!parent || !type) return;
    const hint = rules.get(`${parent.name}.${name}`)?.cache ?? ofType(getNamedType(type).name);
    const isRoot = parent === schema.getQueryType();
    if (hint) hints.push(hint);
    else if (isRoot || isCompositeType(getNamedType(type))) hints.push(NEVER);
  };
  visit(alone, visitWithTypeInfo(info, { Field }));
  const maxAge = Math.min(...hints.map((hint) => hint.maxAge));
  if (!(maxAge > 0 && Number.isFinite(maxAge))) return undefined;
  return { maxAge, scope: hints.some(({ scope }) => scope === "PRIVATE") ? "PRIVATE" : "PUBLIC" };

  function ofType(type: string): CacheHint | undefined {
    return rules.get(type)?.cache;
  }
}

/** The header `Cache-Control` of an answer. */
export function cacheControl(hint: CacheHint | undefined): string {
  return hint ? `max-age=${hint.maxAge}, ${hint.scope === "PRIVATE" ? "private" : "public"}` : "no-store";
}
