import type { ScopeNeed } from "@tetron/domain/scope";
import {
  type ConstDirectiveNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  valueFromASTUntyped,
} from "graphql";

/** The length of a list, from `@listSize`. */
export interface ListSize {
  readonly assumedSize?: number;
  /** Arguments that determine its length. */
  readonly slicingArguments?: readonly string[];
  /** Fields below whose length those arguments determine. */
  readonly sizedFields?: readonly string[];
}

/** How long an answer may be kept, from `@cacheControl`. */
export interface CacheHint {
  /** Seconds. */
  readonly maxAge: number;
  readonly scope?: "PUBLIC" | "PRIVATE";
}

/** The demands of a field, or of any field of a type. */
export interface Rule {
  /**
   * From `@cost`, in microseconds of CPU time: of a field, to resolve it once; of a type, each object beside
   * its selected fields.
   */
  readonly cost?: number;
  readonly listSize?: ListSize;
  /** From `@cost` of an argument, by its name: the cost of reading each value. */
  readonly argumentCosts?: Readonly<Record<string, number>>;
  /** From `@requiresScopes`. */
  readonly scopes?: ScopeNeed;
  /** From `@authenticated`: a caller is enough, whatever its scopes. Every operation needs one anyway. */
  readonly authenticated?: true;
  readonly cache?: CacheHint;
}

/**
 * Assumed length of introspection's lists in a graph of some hundred small types. Types count twice:
 * graphql-js answers introspection in one go.
 */
const INTROSPECTION: readonly (readonly [string, Rule])[] = Object.entries({
  "__Schema.types": 190,
  "__Schema.directives": 10,
  "__Type.fields": 3,
  "__Type.inputFields": 1,
  "__Type.interfaces": 0.2,
  "__Type.possibleTypes": 0.2,
  "__Type.enumValues": 1,
  "__Field.args": 0.3,
  "__Directive.args": 2,
  "__Directive.locations": 3,
}).map(([field, assumedSize]) => [field, { listSize: { assumedSize } }]);

/** Rules by `Type` and by `Type.field`. */
export type Rules = ReadonlyMap<string, Rule>;

/**
 * Reads `@cost`, `@listSize`, `@requiresScopes`, `@authenticated` and `@cacheControl` from a supergraph.
 *
 * The public schema no longer has them, so they are read from the composed text. Composition may prefix a
 * directive with its specification's name.
 */
export function readRules(supergraph: string): Rules {
  const rules = new Map<string, Rule>(INTROSPECTION);
  const add = (
    key: string,
    directives: readonly ConstDirectiveNode[] | undefined,
    args: readonly InputValueDefinitionNode[] = [],
  ) => {
    const costs = args.flatMap(({ name, directives: own }) => {
      const { cost } = ruleOf(own);
      return cost === undefined ? [] : [[name.value, cost] as const];
    });
    const argumentCosts = costs.length > 0 ? { argumentCosts: Object.fromEntries(costs) } : {};
    const rule: Rule = { ...ruleOf(directives), ...argumentCosts };
    if (Object.keys(rule).length > 0) rules.set(key, rule);
  };
  for (const node of parse(supergraph, { noLocation: true }).definitions) {
    if (!("name" in node) || node.name === undefined || node.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const type = node.name.value;
    if ("directives" in node) add(type, node.directives as readonly ConstDirectiveNode[]);
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const field of node.fields ?? [])
        add(`${type}.${field.name.value}`, field.directives, field.arguments);
  }
  return rules;
}

function ruleOf(directives: readonly ConstDirectiveNode[] | undefined): Rule {
  return Object.assign({}, ...(directives ?? []).map(readDirective));
}

function readDirective({ name, arguments: nodes }: ConstDirectiveNode): Rule {
  const args = Object.fromEntries(
    (nodes ?? []).map((node) => [node.name.value, valueFromASTUntyped(node.value)]),
  );
  switch (name.value.split("__").at(-1)) {
    case "cost":
      return { cost: Number(args["weight"]) };
    case "listSize":
      return { listSize: args as ListSize };
    case "requiresScopes":
      return { scopes: args["scopes"] as string[][] };
    case "cacheControl":
      return { cache: args as unknown as CacheHint };
    case "authenticated":
      return { authenticated: true };
    default:
      return {};
  }
}
