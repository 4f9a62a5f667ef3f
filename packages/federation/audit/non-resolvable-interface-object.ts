import { type AuditSuite, references } from "./suite.ts";

const KNOT = { __typename: "Knot", id: "k1", field: "bowline" };
const ROPE = { __typename: "Hemp", id: "r1", name: "Hemp line" };

/** An interface object that cannot be entered from outside. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { a: Tied product: Rope }
        interface Tied @key(fields: "id") { id: ID! }
        interface Rope @key(fields: "id") { id: ID! }
        type Hemp implements Rope @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { a: () => KNOT, product: () => ({ __typename: "Hemp", id: ROPE.id }) },
        Hemp: references([ROPE]),
        Rope: references([ROPE]),
      },
    },
    b: {
      sdl: `type Query { b: Tied }
        type Tied @interfaceObject @key(fields: "id", resolvable: false) { id: ID! field: String }
        type Rope @interfaceObject @key(fields: "id") { id: ID! length: Int }`,
      resolvers: {
        Query: { b: () => ({ id: KNOT.id, field: KNOT.field }) },
        Rope: { __resolveReference: ({ id }: { id: string }) => ({ id, length: 30 }) },
      },
    },
  },
  cases: {
    "fields of the interface object itself": {
      query: "{ b { id field } }",
      data: { b: { id: "k1", field: "bowline" } },
    },
    "its key alone": { query: "{ b { id } }", data: { b: { id: "k1" } } },
    "a field that cannot be reached from the interface is an error": {
      query: "{ a { field } }",
      errors: true,
    },
    "an interface without types is the subgraph's error": {
      query: "{ a { id } }",
      data: { a: null },
      errors: true,
    },
    "a resolvable one beside it": { query: "{ product { id } }", data: { product: { id: "r1" } } },
    "is extended as usual": {
      query: "{ product { id length } }",
      data: { product: { id: "r1", length: 30 } },
    },
    "a field that no subgraph has is refused": { query: "{ product { id name } }", errors: true },
    "a fragment on one of its types": {
      query: "{ product { ... on Hemp { id } } }",
      data: { product: { id: "r1" } },
    },
  },
};
