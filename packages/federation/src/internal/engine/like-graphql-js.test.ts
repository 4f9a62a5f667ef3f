import { execute, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { expect, test } from "vitest";
import { supergraphOf } from "../../../audit/suite.ts";
import { SUITES } from "../../../audit/suites.ts";
import { type Resolvers, subgraphSchema } from "../../../test/compose.ts";
import { resultText } from "../../../test/federate.ts";
import { inProcess } from "../../in-process.ts";
import type { SubgraphExecute } from "../../subgraph.ts";
import { createSupergraph } from "../../supergraph.ts";
import { compileEngine } from "./engine.ts";

test.each(Object.entries(SUITES))(
  "%s: every planned fetch is answered as graphql-js answers it",
  async (_, suite) => {
    let compared = 0;
    const subgraphs = Object.fromEntries(
      Object.entries(suite.subgraphs).map(([name, source]): [string, SubgraphExecute] => {
        const schema = subgraphSchema(source);
        const [compiled, plain] = [inProcess(schema), inProcess(schema, { compile: false })];
        return [
          name,
          async (request) => {
            if (request.kind !== "query") return plain.execute(request);
            const expected = resultText(await plain.execute(request));
            const answer = await compiled.execute(request);
            expect(resultText(answer), request.query).toBe(expected);
            compared++;
            return answer;
          },
        ];
      }),
    );
    const supergraph = createSupergraph({ sdl: supergraphOf(suite), subgraphs });
    for (const { query, variables = {} } of Object.values(suite.cases))
      await supergraph.execute({ query, variables });

    expect(compared).toBeGreaterThan(0);
  },
);

const SDL = `
  type Query { one(n: Int = 1, by: In, kind: Kind): String! maybe: String item: Item items: [Item] strict: [Item!]! any: Any
    node: Node numbers: [Int] grid: [[Int]] kind: Kind must: Item! }
  input In { x: Int! y: [Int!] = [1] }
  enum Kind { A B }
  union Any = Item | Other
  interface Node { id: ID! }
  type Item implements Node @key(fields: "id") { id: ID! name(upper: Boolean = false): String self: Item must: String! }
  type Other { id: ID }`;

const boom = () => {
  throw new Error("Boom.");
};
const later = <Value>(value: Value) => Promise.resolve(value);
const item = { __typename: "Item", id: 1, name: "it", must: "yes" };

/** Compiles and executes beside graphql-js; both results as JSON. */
async function both(resolvers: Resolvers, query: string, variables: Record<string, unknown> = {}) {
  const schema: GraphQLSchema = subgraphSchema({ sdl: SDL, resolvers });
  const document = parse(query);
  const engine = compileEngine(schema, document);
  const compiled = await engine?.({ rootValue: undefined, contextValue: { caller: 1 }, variables });
  const plain = await execute({ schema, document, contextValue: { caller: 1 }, variableValues: variables });
  return [resultText(compiled ?? {}), resultText(plain)] as const;
}

const cases: [string, Resolvers, string, Record<string, unknown>?][] = [
  ["a resolver that throws", { Query: { maybe: boom } }, "{ maybe }"],
  ["a resolver that rejects", { Query: { maybe: async () => boom() } }, "{ maybe }"],
  [
    "a resolver that returns an error",
    { Query: { maybe: () => new GraphQLError("No.", { extensions: { code: "X" } }) } },
    "{ maybe }",
  ],
  ["a failure where none may be", { Query: { one: boom, maybe: boom } }, "{ maybe one }"],
  [
    "a failure where none may be, later",
    { Query: { one: async () => boom(), maybe: async () => boom() } },
    "{ maybe one }",
  ],
  ["null where none may be", { Query: { one: () => null } }, "{ one }"],
  [
    "a promise among plain values",
    { Query: { maybe: () => later("a"), one: () => "b" } },
    "{ maybe one __typename }",
  ],
  [
    "a nested failure under nullable parents",
    { Query: { item: () => ({ ...item, must: null }), maybe: () => "m" } },
    "{ item { id must } maybe }",
  ],
  [
    "items of every kind",
    { Query: { items: () => [item, null, boom, later(item), new Error("Item."), later(null)] } },
    "{ items { id name } }",
  ],
  [
    "one bad item of a strict list",
    { Query: { strict: () => [item, { ...item, must: null }] } },
    "{ strict { must } }",
  ],
  [
    "one bad item of a strict list, later",
    { Query: { strict: () => [later(item), later(null)] } },
    "{ strict { must } }",
  ],
  ["a set in place of a list", { Query: { numbers: () => new Set([1, 2]) } }, "{ numbers }"],
  ["a text in place of a list", { Query: { numbers: () => "12" } }, "{ numbers }"],
  ["lists of lists", { Query: { grid: () => [[1, later(2)], null, later([3])] } }, "{ grid }"],
  [
    "values that their type refuses",
    { Query: { numbers: () => [1, "x", 1.5, true], kind: () => "C" } },
    "{ numbers kind }",
  ],
  [
    "functions and promises as properties",
    { Query: { item: () => ({ id: () => "f", name: later("p"), self: later(() => item) }) } },
    "{ item { id name self { id } } }",
  ],
  [
    "a union by its type name",
    { Query: { any: () => item } },
    "{ any { __typename ... on Item { id } ... on Other { id } } }",
  ],
  ["a union without a type", { Query: { any: () => ({}) } }, "{ any { __typename } }"],
  [
    "a union of a type that is none",
    { Query: { any: () => ({ __typename: "Gone" }) } },
    "{ any { __typename } }",
  ],
  [
    "a union of a type that is no member",
    { Query: { any: () => ({ __typename: "Kind" }), node: () => ({ __typename: "Other" }) } },
    "{ any { __typename } node { id } }",
  ],
  [
    "a type resolver that waits",
    { Node: { __resolveType: () => later("Item") }, Query: { node: () => item } },
    "{ node { id ... on Item { name } } }",
  ],
  [
    "a type that is checked",
    {
      Item: { __isTypeOf: (value: { id: number }) => value.id === 1 },
      Query: { items: () => [item, { ...item, id: 2 }], any: () => ({ id: 1 }) },
    },
    "{ items { id } any { __typename } }",
  ],
  [
    "arguments, defaults and conditions",
    { Query: { one: (_: unknown, args: object) => JSON.stringify(args), item: () => item } },
    `query ($n: Int, $x: Int = 4, $on: Boolean = true) {
      a: one b: one(n: 2) c: one(n: $n) d: one(by: { x: $x }) e: one(by: { x: 1, y: [2] }, kind: B)
      item @include(if: $on) { id @skip(if: $on) ... @skip(if: $on) { name } name(upper: true) }
    }`,
  ],
  [
    "a variable that is there",
    { Query: { one: (_: unknown, args: object) => JSON.stringify(args) } },
    "query ($n: Int!) { one(n: $n) }",
    { n: 7 },
  ],
  [
    "a variable that is null",
    { Query: { one: (_: unknown, args: object) => JSON.stringify(args) } },
    "query ($n: Int) { one(n: $n) }",
    { n: null },
  ],
  ["a variable that is missing or wrong", {}, "query ($n: Int!) { one(n: $n) }", { n: "x" }],
  [
    "merged selections",
    { Query: { item: () => ({ ...item, self: item }) } },
    "{ item { self { id } ...F } item { self { name } } } fragment F on Node { id ... on Item { self { must } } }",
  ],
  [
    "entities by reference",
    {
      Item: {
        __resolveReference: ({ id }: { id: string }) => (id === "1" ? item : id === "2" ? boom() : null),
      },
    },
    "query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { id name } } }",
    { representations: ["1", "2", "3"].map((id) => ({ __typename: "Item", id })) },
  ],
  [
    "representations that are none",
    {},
    "query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }",
    { representations: [null] },
  ],
];

test.each(cases)("%s: as graphql-js has it", async (_, resolvers, query, variables) => {
  const [compiled, plain] = await both(resolvers, query, variables);

  // graphql-js prints a value of the wrong type; values must not appear in messages.
  expect(compiled).toBe(plain.replace(/but got: .*? }\./, "but got another."));
});

test("resolvers see what graphql-js shows them", async () => {
  const seen: unknown[] = [];
  const note = (source: unknown, args: unknown, context: unknown, info: object) => {
    const { schema: _, ...shown } = info as { schema: unknown };
    seen.push(JSON.stringify({ source, args, context, shown }));
    return item;
  };
  await both(
    { Query: { item: note }, Item: { self: note } },
    "{ item { self { id } ...F } } fragment F on Item { also: self { id } }",
  );

  expect(seen).toHaveLength(6);
  expect(seen.slice(0, 3)).toEqual(seen.slice(3));
});

test("what is left to graphql-js is not compiled", () => {
  const schema = subgraphSchema({ sdl: SDL });

  for (const query of [
    "mutation { a }",
    "{ __schema { types { name } } }",
    "query A { maybe } query B { maybe }",
    "{ __a: maybe }",
  ])
    expect(compileEngine(schema, parse(query))).toBeUndefined();
});
