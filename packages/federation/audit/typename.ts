import { type AuditSuite, references } from "./suite.ts";

const BUOY = { __typename: "Buoy", id: "1" };
const LAMP = { __typename: "Lamp", id: "2" };
const CREW = [
  { __typename: "Mate", id: "c1" },
  { __typename: "Mate", id: "c2" },
];

/** The name of an object's type, under every name that it can be asked for. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { union: Mark interface: Node crew: [Crew!]! }
        union Mark = Buoy | Lamp
        interface Node { id: ID! }
        type Buoy implements Node @key(fields: "id") { id: ID! }
        type Lamp implements Node @key(fields: "id") { id: ID! }
        interface Crew @key(fields: "id") { id: ID! }
        type Mate implements Crew @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { union: () => BUOY, interface: () => LAMP, crew: () => CREW },
        Crew: references(CREW),
        Mate: references(CREW),
      },
    },
    b: {
      sdl: `type Query { others: [Crew] }
        type Crew @interfaceObject @key(fields: "id") { id: ID! rank: Int }
        type Buoy @key(fields: "id") { id: ID! depth: Int }`,
      resolvers: {
        Query: { others: () => CREW.map(({ id }) => ({ id })) },
        Buoy: { __resolveReference: ({ id }: { id: string }) => ({ id, depth: 4 }) },
      },
    },
  },
  cases: {
    "of a union, twice": {
      query: "{ union { __typename typename: __typename } }",
      data: { union: { __typename: "Buoy", typename: "Buoy" } },
    },
    "of an interface, three times": {
      query: "{ interface { id __typename typename: __typename t: __typename } }",
      data: { interface: { id: "2", __typename: "Lamp", typename: "Lamp", t: "Lamp" } },
    },
    "under an alias only": { query: "{ union { t: __typename } }", data: { union: { t: "Buoy" } } },
    "under an alias in fragments of a union": {
      query: "{ union { __typename ... on Buoy { t: __typename } ... on Lamp { t: __typename } } }",
      data: { union: { __typename: "Buoy", t: "Buoy" } },
    },
    "under an alias in fragments of an interface": {
      query: "{ interface { __typename ... on Buoy { t: __typename } ... on Lamp { t: __typename } } }",
      data: { interface: { __typename: "Lamp", t: "Lamp" } },
    },
    "under an alias beside another subgraph's field": {
      query: "{ union { t: __typename ... on Buoy { depth } } }",
      data: { union: { t: "Buoy", depth: 4 } },
    },
    "not asked for": { query: "{ crew { id } }", data: { crew: [{ id: "c1" }, { id: "c2" }] } },
    "of an interface entity": {
      query: "{ crew { __typename } }",
      data: { crew: [{ __typename: "Mate" }, { __typename: "Mate" }] },
    },
    "of an interface object": {
      query: "{ others { t: __typename } }",
      data: { others: [{ t: "Mate" }, { t: "Mate" }] },
    },
    "of the root": { query: "{ __typename }", data: { __typename: "Query" } },
    "skipped under its own name": {
      query: "{ union { __typename @skip(if: true) ... on Buoy { id } } }",
      data: { union: { id: "1" } },
    },
  },
};
