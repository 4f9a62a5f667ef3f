import { getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { aGraph } from "../testing.ts";
import { cacheControl, cacheHintOf } from "./cache-control.ts";
import { readRules } from "./rules.ts";

const graph = aGraph(`
  extend schema
    @link(url: "https://tetronfun.com/specs/cacheControl/v1.0", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(maxAge: Int!, scope: CacheControlScope) on FIELD_DEFINITION | OBJECT
  enum CacheControlScope @inaccessible { PUBLIC PRIVATE }
  type Query { place: Place now: Int fast: Int @cacheControl(maxAge: 5) places: [Place!]! node: Place @cacheControl(maxAge: 60) }
  type Mutation { move: Place }
  type Place @cacheControl(maxAge: 300) {
    name: String
    fees: Fees
    busy: Float @cacheControl(maxAge: 10)
    mine: String @cacheControl(maxAge: 100, scope: PRIVATE)
    near: [Place!]!
  }
  type Fees { price: String }
`);
const rules = readRules(graph.sdl);

function headerOf(text: string): string {
  const document = parse(text);
  return cacheControl(cacheHintOf({ schema: graph.schema, rules }, document, getOperationAST(document)!));
}

test.for([
  [
    "a type's hint counts for a field that returns it, and for its scalars",
    "{ place { name } }",
    "max-age=300, public",
  ],
  ["so it does in a list and further down", "{ places { near { name } } }", "max-age=300, public"],
  ["a field's own hint wins over its type's", "{ node { name } }", "max-age=60, public"],
  ["the shortest hint counts", "{ places { name busy } }", "max-age=10, public"],
  ["the hints of a fragment count", "{ place { ...f } } fragment f on Place { busy }", "max-age=10, public"],
  ["one private field makes all private", "{ place { mine busy } }", "max-age=10, private"],
  ["objects without a hint are not kept", "{ place { name fees { price } } }", "no-store"],
  ["a root field without a hint is not kept", "{ now place { name } }", "no-store"],
  ["a root field with a hint is", "{ fast }", "max-age=5, public"],
  ["what only names its type has no hint", "{ __typename }", "no-store"],
  ["introspection is not kept", "{ __schema { types { name } } }", "no-store"],
  ["a mutation is not kept", "mutation { move { name } }", "no-store"],
] as const)("%s", ([, text, header]) => {
  expect(headerOf(text)).toBe(header);
});
