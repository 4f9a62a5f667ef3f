import { subgraphEndpoints } from "@tetron/federation/subgraph-endpoints";
import { isObjectType, Kind, parse, print } from "graphql";
import { expect, test } from "vitest";
import { localSupergraph } from "../local-supergraph.ts";
import { readSupergraph } from "../supergraph-sdl.ts";
import { someSubgraphs } from "../testing.ts";
import { readRules } from "./rules.ts";

const sdl = readSupergraph();
const { schema } = localSupergraph(someSubgraphs({}));
const rules = readRules(sdl);

const hasRule = (key: string) => {
  const rule = rules.get(key);
  return rule?.scopes !== undefined || rule?.authenticated === true;
};

/**
 * Types that several subgraphs add fields to, beside a key. What one says of such a type covers no field of another.
 */
function joinedTypes(): Set<string> {
  const joined = new Set<string>();
  for (const type of parse(sdl).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const owners = (type.fields ?? [])
      .flatMap(({ directives = [] }) => directives)
      .filter(({ name }) => name.value === "join__field")
      .flatMap(({ arguments: given = [] }) => given)
      .filter(({ name }) => name.value === "graph")
      .map(({ value }) => print(value));
    if (new Set(owners).size > 1) joined.add(type.name.value);
  }
  return joined;
}

const roots = new Set(
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type ? [type.name] : [],
  ),
);

test("every field of the graph says who may ask for it", () => {
  const joined = joinedTypes();
  expect([...joined]).toEqual(expect.arrayContaining(["Wallet", "Network"]));
  const open = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
    .flatMap((type) =>
      Object.keys(isObjectType(type) ? type.getFields() : {}).map((field) => [type.name, field]),
    )
    .filter(([type = "", field = ""]) => {
      const needsOwn = roots.has(type) || joined.has(type);
      return !hasRule(`${type}.${field}`) && (needsOwn || !hasRule(type));
    });
  expect(open.map((names) => names.join("."))).toEqual([]);
});

test("every subgraph's fields are among them", () => {
  expect(subgraphEndpoints(sdl).map(({ name }) => name)).toContain("tenancy");
  expect(rules.get("Mutation.createApiKey")?.scopes).toEqual([["keys:write"]]);
});
