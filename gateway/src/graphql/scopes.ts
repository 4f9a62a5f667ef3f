import { Failure } from "@tetron/domain/failure";
import { missingScope, type ScopeNeed } from "@tetron/domain/scope";
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Rules } from "./rules.ts";

/** A selected field, and the scopes it needs. */
interface ScopeDemand {
  readonly field: string;
  readonly need: ScopeNeed;
}

/** The scopes that documents need. A document's needs are computed once per document object. */
export interface ScopeGuard {
  /** @throws Failure `FORBIDDEN` naming the first missing scope. */
  require(document: DocumentNode, held: readonly string[]): void;
  /** Those of a key's scopes that the rules of the document's fields name: no other changes its answer. */
  relevant<Held extends string>(document: DocumentNode, held: readonly Held[]): Held[];
}

/**
 * Enforces `@requiresScopes` before any subgraph is called. The subgraphs enforce it again, in case a
 * directive is lost on the way.
 */
export function createScopeGuard(schema: GraphQLSchema, rules: Rules): ScopeGuard {
  const needs = new WeakMap<DocumentNode, readonly ScopeDemand[]>();
  const demandsIn = (document: DocumentNode) => {
    const demands = needs.get(document) ?? demandsOf(schema, rules, document);
    needs.set(document, demands);
    return demands;
  };
  return {
    require(document, held) {
      for (const demand of demandsIn(document)) requireOne(demand, held);
    },
    relevant(document, held) {
      const named = new Set<string>(demandsIn(document).flatMap(({ need }) => need.flat()));
      return held.filter((scope) => named.has(scope));
    },
  };
}

function demandsOf(schema: GraphQLSchema, rules: Rules, document: DocumentNode): ScopeDemand[] {
  const demands: ScopeDemand[] = [];
  const info = new TypeInfo(schema);
  const onField = (node: FieldNode) => {
    const parent = info.getParentType();
    for (const key of parent ? ruleKeys(schema, parent, node.name.value) : []) {
      const need = rules.get(key)?.scopes;
      if (need) demands.push({ field: node.name.value, need });
    }
  };
  visit(document, visitWithTypeInfo(info, { Field: onField }));
  return demands;
}

/**
 * The places of a field's rules: the field, its owner, its type; for an abstract owner all possible types.
 */
function ruleKeys(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): string[] {
  const owners = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
  return owners.flatMap((owner) => {
    const field = isUnionType(owner) ? undefined : owner.getFields()[name];
    return field ? [`${owner.name}.${name}`, owner.name, getNamedType(field.type).name] : [];
  });
}

function requireOne({ field, need }: ScopeDemand, held: readonly string[]): void {
  const missing = missingScope(need, held);
  if (missing === undefined) return;
  throw new Failure("FORBIDDEN", `${field}: this key lacks the scope ${missing}.`, { missingScope: missing });
}
