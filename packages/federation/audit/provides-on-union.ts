import { type AuditSuite, never, references } from "./suite.ts";

const FINDS = [
  { __typename: "Coin", id: "f1", title: "Ducat" },
  { __typename: "Pot", id: "f2", title: "Amphora" },
];
const entities = `type Coin @key(fields: "id") { id: ID! } type Pot @key(fields: "id") { id: ID! }`;

/** A root field provides the field of one member of a union. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { finds: [Find] @shareable } union Find = Coin | Pot ${entities}`,
      resolvers: { Query: { finds: () => FINDS.map(({ __typename, id }) => ({ __typename, id })) } },
    },
    b: {
      sdl: `type Query { finds: [Find] @shareable @provides(fields: "... on Coin { title }") }
        union Find = Coin | Pot
        type Coin @key(fields: "id") { id: ID! title: String @external }
        type Pot @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { finds: () => FINDS } },
    },
    c: {
      sdl: `type Coin @key(fields: "id") { id: ID! title: String @shareable }
        type Pot @key(fields: "id") { id: ID! title: String @shareable }`,
      resolvers: { Coin: { __resolveReference: never }, Pot: references(FINDS) },
    },
  },
  cases: {
    "one member of the union is provided with its field": {
      query: "{ finds { ... on Coin { id title } ... on Pot { id } } }",
      data: { finds: [{ id: "f1", title: "Ducat" }, { id: "f2" }] },
    },
    "the other is fetched": {
      query: "{ finds { ... on Coin { id title } ... on Pot { id title } } }",
      data: { finds: FINDS.map(({ id, title }) => ({ id, title })) },
    },
  },
};
