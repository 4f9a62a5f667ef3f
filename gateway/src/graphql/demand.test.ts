import { Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { aGraph } from "../testing.ts";
import { measure } from "./demand.ts";
import { readRules } from "./rules.ts";

const { sdl, schema } = aGraph(`
  type Query {
    wallet(id: ID): Wallet
    wallets(first: Int = 5): [Wallet!]!
    labels: [Wallet!]! @listSize(assumedSize: 50)
    dear: Wallet @cost(weight: 40)
    named: [Named!]!
  }
  type Mutation { score(id: ID): Wallet cheap: Int @cost(weight: 1) }
  interface Named { name: String }
  type Wallet implements Named { id: ID name: String scores(first: Int! = 20, after: String): Scores }
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

test("a plain query is as deep as its deepest leaf and costs an object each", () => {
  expect(demand("{ wallet { id name } }")).toEqual({ depth: 2, fields: 3, cost: 1 });
});

test("aliases are fields like any other", () => {
  expect(demand("{ a: wallet { id } b: wallet { id } c: wallet { id } }")).toMatchObject({
    fields: 6,
    cost: 3,
  });
});

test("a list is as long as its argument, its default, @listSize or ten", () => {
  expect(demand("{ wallets(first: 7) { id } }").cost).toBe(7);
  expect(demand("{ wallets { id } }").cost).toBe(5);
  expect(demand("{ labels { id } }").cost).toBe(50);
  expect(demand("{ named { name } }").cost).toBe(10);
});

test("variables and their defaults are seen", () => {
  expect(demand("query ($n: Int) { wallets(first: $n) { id } }", { n: 100_000 }).cost).toBe(100_000);
  expect(demand("query ($n: Int = 300) { wallets(first: $n) { id } }").cost).toBe(300);
  expect(demand("query ($n: Int) { wallets(first: $n) { id } }").cost).toBe(5);
  expect(demand("query ($n: Int) { wallets(first: $n) { id } }", { n: -1 }).cost).toBe(0);
});

test("a connection multiplies its edges and nothing else", () => {
  // wallet, connection, 30 x (edge + node), pageInfo
  expect(demand("{ wallet { scores(first: 30) { edges { node { id } } pageInfo { next } } } }").cost).toBe(
    63,
  );
});

test("connections inside connections multiply", () => {
  const inner = "scores(first: 100) { edges { node { id } } }";
  expect(demand(`{ wallet { scores(first: 100) { edges { node { ${inner} } } } } }`).cost).toBeGreaterThan(
    20_000,
  );
});

test("@cost replaces the weight, and a mutation weighs ten more unless it says", () => {
  expect(demand("{ dear { id } }").cost).toBe(40);
  expect(demand("mutation { score { id } }").cost).toBe(11);
  expect(demand("mutation { cheap }").cost).toBe(1);
});

test("fragments count wherever they are spread, inline ones too", () => {
  const text = "{ a: wallet { ...W } named { ...W ... on Wallet { id } } } fragment W on Wallet { id name }";
  expect(demand(text)).toEqual({ depth: 2, fields: 2 + 2 + 2 + 1, cost: 11 });
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

test("introspection costs nothing, and is one field whatever it selects", () => {
  expect(demand("{ __schema { types { name } } __typename }")).toEqual({ depth: 1, fields: 2, cost: 0 });
});
