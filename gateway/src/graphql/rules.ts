import { type ConstDirectiveNode, Kind, parse, valueFromASTUntyped } from "graphql";

/** How long a list is taken to be, from `@listSize`. */
export interface ListSize {
  readonly assumedSize?: number;
  /** Arguments that say how long the list is. */
  readonly slicingArguments?: readonly string[];
  /** Fields below that are as long as those arguments say. */
  readonly sizedFields?: readonly string[];
}

/** What the graph demands of whoever selects a field, or any field of a type. */
export interface Rule {
  readonly cost?: number;
  readonly listSize?: ListSize;
  /** From `@requiresScopes`: one of the outer lists, each wholly. */
  readonly scopes?: readonly (readonly string[])[];
}

/** Rules by `Type` and by `Type.field`. */
export type Rules = ReadonlyMap<string, Rule>;

/**
 * Reads `@cost`, `@listSize` and `@requiresScopes` from a supergraph.
 *
 * The schema that clients see has lost them, so they are read from the composed text. Composition may
 * prefix a directive with its specification's name.
 */
export function readRules(supergraph: string): Rules {
  const rules = new Map<string, Rule>();
  const add = (key: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const rule: Rule = Object.assign({}, ...(directives ?? []).map(readDirective));
    if (Object.keys(rule).length > 0) rules.set(key, rule);
  };
  for (const node of parse(supergraph, { noLocation: true }).definitions) {
    if (!("name" in node) || node.name === undefined || node.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const type = node.name.value;
    if ("directives" in node) add(type, node.directives as readonly ConstDirectiveNode[]);
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const field of node.fields ?? []) add(`${type}.${field.name.value}`, field.directives);
  }
  return rules;
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
    default:
      return {};
  }
}
