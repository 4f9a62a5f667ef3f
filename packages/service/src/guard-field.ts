import type { ScopeNeed } from "@tetron/domain/scope";
import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  valueFromASTUntyped,
} from "graphql";
import { type Caller, requireScopes } from "./caller.ts";

type Field = GraphQLField<unknown, { readonly caller: Caller }>;

/**
 * Makes a field check the scopes that `@requiresScopes` asks for on it, on its type or on what it returns, before it is
 * resolved. The gateway has checked the same before it planned; this holds where a request came another way.
 */
export function guardField(owner: GraphQLObjectType, field: Field): void {
  const needs = [...needsOf(field), ...needsOf(owner), ...needsOf(getNamedType(field.type))];
  if (needs.length === 0) return;
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (source, args, context, info) => {
    for (const need of needs) requireScopes(context.caller, need);
    return resolve(source, args, context, info);
  };
}

function needsOf({ astNode, ...more }: Pick<Field, "astNode"> | GraphQLNamedType): ScopeNeed[] {
  const extensions = "extensionASTNodes" in more ? more.extensionASTNodes : [];
  return [astNode, ...extensions].flatMap((node) =>
    (node?.directives ?? []).filter(({ name }) => name.value === "requiresScopes").map(scopesIn),
  );
}

function scopesIn({ arguments: given }: ConstDirectiveNode): ScopeNeed {
  const scopes = given?.find(({ name }) => name.value === "scopes");
  if (scopes === undefined) throw new Error("@requiresScopes: `scopes` is missing.");
  return valueFromASTUntyped(scopes.value) as ScopeNeed;
}
