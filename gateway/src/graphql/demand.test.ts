import { getIntrospectionQuery, Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { aGraph } from "../testing.ts";
import { measure } from "./demand.ts";
import { LIMITS } from "./limits.ts";
import { readRules } from "./rules.ts";

const { sdl, schema } = aGraph(`
  type Query {
    wallet(id: ID): Wallet
    wallets(first: Int = 5): [Wallet!]!
    labels: [Wallet!]! @listSize(assumedSize: 50)
    dear: Wallet @cost(weight: 40)
    named: [Named!]!
    read(ids: [ID!]! @cost(weight: 7)): Int
    all(ids: [ID!]!): All @listSize(assumedSize: 1000, sizedFields: ["wallets"])
  }
  type Mutation { score(id: ID): Wallet cheap: Int @cost(weight: 1) }
  interface Named { name: String }
  type Wallet implements Named { id: ID name: String scores(first: Int! = 20, after: String): Scores }
  type All { wallets: [Wallet!]! other: [ID!] }
  type Scores { edges: [Edge!]! pageInfo: PageInfo! }
  type PageInfo { next: Boolean }
  type Edge { node: Wallet! }
`);
const rules = readRules(sdl);

function demand(text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  return measure(schema, rules, { document, operation, variables });
}

// An object costs 5 and a leaf 3 where nothing else is said.

test("a plain query is as deep as its deepest leaf and costs each object and leaf", () => {
  expect(demand("{ wallet { id name } }")).toEqual({ depth: 2, fields: 3, cost: 5 + 2 * 3 });
});

test("aliases are fields like any other", () => {
  expect(demand("{ a: wallet { id } b: wallet { id } c: wallet { id } }")).toMatchObject({
    fields: 6,
    cost: 3 * 8,
  });
});

test("a list is as long as its argument, its default, @listSize or ten", () => {
  expect(demand("{ wallets(first: 7) { id } }").cost).toBe(7 * 8);
  expect(demand("{ wallets { id } }").cost).toBe(5 * 8);
  expect(demand("{ labels { id } }").cost).toBe(50 * 8);
  expect(demand("{ named { name } }").cost).toBe(10 * 8);
});

test("variables and their defaults are seen", () => {
  expect(demand("query ($n: Int) { wallets(first: $n) { id } }", { n: 100_000 }).cost).toBe(800_000);
  expect(demand("query ($n: Int = 300) { wallets(first: $n) { id } }").cost).toBe(300 * 8);
  expect(demand("query ($n: Int) { wallets(first: $n) { id } }").cost).toBe(5 * 8);
  expect(demand("query ($n: Int) { wallets(first: $n) { id } }", { n: -1 }).cost).toBe(0);
});

test("a connection multiplies its edges and nothing else", () => {
  // wallet, connection, 30 x (edge + node + five leaves), pageInfo + next
  const node = "node { id a: id b: id c: id d: id }";
  expect(demand(`{ wallet { scores(first: 30) { edges { ${node} } pageInfo { next } } } }`).cost).toBe(
    5 + 5 + 30 * 25 + 8,
  );
});

test("a page costs at least the reading of its rows, whatever is selected of it", () => {
  // wallet + the connection's 30 rows
  expect(demand("{ wallet { scores(first: 30) { __typename } } }").cost).toBe(5 + 30 * 20);
});

test("connections inside connections multiply", () => {
  const inner = "scores(first: 100) { edges { node { id } } }";
  expect(demand(`{ wallet { scores(first: 100) { edges { node { ${inner} } } } } }`).cost).toBeGreaterThan(
    100_000,
  );
});

test("@cost counts once for a field and per object for a type, and a mutation has a high default", () => {
  expect(demand("{ dear { id } }").cost).toBe(40 + 8);
  expect(demand("mutation { score { id } }").cost).toBe(4_000 + 8);
  expect(demand("mutation { cheap }").cost).toBe(1 + 3);
});

test("a field that takes a list answers for each of its items", () => {
  expect(demand('{ all(ids: ["a", "b"]) { wallets { id } } }').cost).toBe(5 + 2 * 8);
  expect(demand('{ all(ids: "a") { wallets { id } } }').cost).toBe(5 + 8);
  const text = "query ($ids: [ID!]!) { all(ids: $ids) { wallets { id } other } }";
  expect(demand(text, { ids: Array(300).fill("a") }).cost).toBe(5 + 300 * 8 + 10 * 3);
});

test("each value of an argument with a price is paid", () => {
  expect(demand('{ read(ids: ["a", "b", "c"]) }').cost).toBe(3 * 7 + 3);
  expect(demand("query ($ids: [ID!]!) { read(ids: $ids) }", { ids: Array(100).fill("a") }).cost).toBe(703);
});

test("fragments count wherever they are spread, inline ones too", () => {
  const text = "{ a: wallet { ...W } named { ...W ... on Wallet { id } } } fragment W on Wallet { id name }";
  expect(demand(text)).toEqual({ depth: 2, fields: 2 + 2 + 2 + 1, cost: 11 + 10 * 14 });
});

test("fragments nested to explode are measured in no time", () => {
  const levels = Array.from(
    { length: 60 },
    (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
  );
  const started = performance.now();
  const { fields } = demand(`{ ...F0 } ${levels.join(" ")} fragment F60 on Query { wallet { id } }`);
  expect(fields).toBe(2 * 2 ** 60);
  expect(performance.now() - started).toBeLessThan(200);
});

test("introspection is one field whatever it selects, and costs what it selects", () => {
  const names = "{ __schema { types { name } } __typename }";
  expect(demand(names)).toEqual({ depth: 1, fields: 2, cost: 5 + 190 * 8 + 3 });
  expect(demand(getIntrospectionQuery()).cost).toBeLessThan(LIMITS.cost);
  const nested = "fields { type { fields { type { name } } } }";
  expect(demand(`{ __schema { types { ${nested} } } }`).cost).toBeGreaterThan(10 * demand(names).cost);
});
