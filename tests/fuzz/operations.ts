import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import type { Random } from "./random.ts";
import { jsonOf, literalOf } from "./values.ts";

/** A document with its variables and operation names. */
export interface Operation {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
  readonly names: readonly string[];
}

const ALIASES = [
  "id",
  "__typename",
  "a",
  "network",
  "c_id",
  "_entities",
  "representations",
  "_internal_qp_alias_0",
  "__proto__",
  "constructor",
  "toString",
  "then",
  "data",
  "errors",
];

/** Writes random operations over a schema: aliases, variables, directives, fragments, several operations. */
export function operationWriter(schema: GraphQLSchema, random: Random): () => Operation {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith("__"),
  );

  return () => {
    const wild = random.chance(0.3);
    const variables: { readonly definition: string; readonly json: string }[] = [];
    const fragments: string[] = [];

    const argumentsOf = (type: GraphQLObjectType, field: string): string => {
      const given = type.getFields()[field]!.args.flatMap((arg) => {
        if (
          !random.chance(
            arg.defaultValue === undefined && String(arg.type).endsWith("!") ? (wild ? 0.97 : 1) : 0.4,
          )
        )
          return [];
        if (!random.chance(0.3)) return [`${arg.name}: ${literalOf(random, arg.type, arg.name, wild)}`];
        const name = `v${variables.length}`;
        const declared = random.chance(0.95)
          ? String(arg.type)
          : random.of(["String", "Int!", "[ID]", "Nothing"]);
        variables.push({
          definition: `$${name}: ${declared}`,
          json: `"${name}":${jsonOf(random, arg.type, arg.name, wild)}`,
        });
        return [`${arg.name}: $${name}`];
      });
      return given.length > 0 ? `(${given.join(", ")})` : "";
    };
    const directive = () =>
      !wild || random.chance(0.9)
        ? random.of(["", "", "", "", "", " @skip(if: false)", " @include(if: false)"])
        : ` @${random.of(["skip(if: true)", "include(if: false)", "include(if: $nothing)", "deprecated", "cost(weight: 0)", "skip", "include(if: true) @include(if: true)"])}`;
    const fieldOf = (type: GraphQLObjectType, depth: number, taken: Set<string>): string => {
      const fields = Object.keys(type.getFields());
      if (wild && random.chance(0.03))
        return random.of([
          "__typename",
          "nothing",
          "_service { sdl }",
          "__schema { types { name } }",
          '__type(name: "Wallet") { name }',
        ]);
      const name = random.of(fields);
      const named = getNamedType(type.getFields()[name]!.type);
      if (isObjectType(named) && depth === 0) return "__typename";
      const aliases = wild ? ALIASES : ALIASES.filter((text) => !text.startsWith("__"));
      let key = random.chance(0.3) ? random.of(aliases) : name;
      if (!wild) while (taken.has(key)) key = `${key}_`;
      taken.add(key);
      const alias = key === name ? "" : `${key}: `;
      const selection = isObjectType(named) ? ` ${selectionOf(named, depth - 1)}` : "";
      return `${alias}${name}${argumentsOf(type, name)}${directive()}${selection}`;
    };
    const selectionOf = (type: GraphQLObjectType, depth: number): string => {
      const taken = new Set<string>();
      const fields = Array.from({ length: 1 + random.below(4) }, () => fieldOf(type, depth, taken));
      if (wild && random.chance(0.05)) fields.push(`... on ${random.of(types).name} { __typename }`);
      if (random.chance(0.05)) {
        const name = `F${fragments.length}`;
        fragments.push(
          `fragment ${name} on ${type.name} { ${wild && random.chance(0.1) ? `...${name}` : fieldOf(type, Math.max(0, depth - 1), taken)} }`,
        );
        fields.push(`...${name}`);
      }
      return `{ ${fields.join(" ")} }`;
    };

    const kind = random.chance(0.85) ? "query" : "mutation";
    const root = (kind === "query" ? schema.getQueryType() : schema.getMutationType())!;
    const selection = selectionOf(root, 1 + random.below(6));
    const definitions =
      variables.length > 0 ? `(${variables.map(({ definition }) => definition).join(", ")})` : "";
    const operations = [`${kind} A${definitions} ${selection}`];
    if (random.chance(0.1)) operations.push("query B { __typename }");
    return {
      query: [...operations, ...fragments].join("\n"),
      variables: `{${variables.map(({ json }) => json).join(",")}}`,
      names: ["A", "B"].slice(0, operations.length),
    };
  };
}
