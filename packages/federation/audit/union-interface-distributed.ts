import { type AuditSuite, references } from "./suite.ts";

const BUOYS = ["buoy1", "buoy2"].map((id) => ({ __typename: "Buoy", id, depth: 1 }));
const LAMPS = [
  { __typename: "Lamp", id: "lamp1", depth: 3 },
  { __typename: "Lamp", id: "lamp2", depth: 4 },
];
const ALL = [...BUOYS, ...LAMPS];

/** A type implements an interface in one subgraph, and is returned by another that does not declare it. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { marks: [Mark] node(id: ID!): Node nodes: [Node] lamps: [Lamp] }
        union Mark = Buoy | Lamp
        interface Node { id: ID! }
        interface Deep { depth: Int }
        type Buoy @key(fields: "id") { id: ID! }
        type Lamp implements Node & Deep @key(fields: "id") { id: ID! depth: Int }`,
      resolvers: {
        Query: {
          marks: () => ALL,
          node: (_: unknown, { id }: { id: string }) => ALL.find((mark) => mark.id === id),
          nodes: () => LAMPS,
          lamps: () => LAMPS,
        },
        Buoy: references(BUOYS),
        Lamp: references(LAMPS),
      },
    },
    b: {
      sdl: `interface Node { id: ID! }
        interface Deep { depth: Int }
        type Buoy implements Node & Deep @key(fields: "id") { id: ID! depth: Int }`,
      resolvers: { Buoy: references(BUOYS) },
    },
  },
  cases: {
    "a union's members match an interface that one of them has elsewhere": {
      query: "{ marks { ... on Node { id } } }",
      data: { marks: ALL.map(({ id }) => ({ id })) },
    },
    "a fragment on a type that the interface cannot have here": {
      query: "{ nodes { ... on Lamp { depth } ... on Buoy { id } } }",
      data: { nodes: [{ depth: 3 }, { depth: 4 }] },
    },
    "a field of the interface": {
      query: "{ nodes { id } }",
      data: { nodes: [{ id: "lamp1" }, { id: "lamp2" }] },
    },
    "in a fragment on the interface itself": {
      query: "{ nodes { ... on Node { id } } }",
      data: { nodes: [{ id: "lamp1" }, { id: "lamp2" }] },
    },
    "in a fragment on another interface": {
      query: "{ nodes { ... on Node { ... on Deep { depth } } } }",
      data: { nodes: [{ depth: 3 }, { depth: 4 }] },
    },
    "three fragments deep": {
      query: "{ nodes { ... on Node { id ... on Node { id ... on Deep { depth } } } } }",
      data: {
        nodes: [
          { id: "lamp1", depth: 3 },
          { id: "lamp2", depth: 4 },
        ],
      },
    },
    "fragments on the type and on its interface": {
      query: `{ lamps { ...Type ...Interface } }
        fragment Type on Lamp { id }
        fragment Interface on Node { id __typename }`,
      data: {
        lamps: [
          { id: "lamp1", __typename: "Lamp" },
          { id: "lamp2", __typename: "Lamp" },
        ],
      },
    },
    "an object that the subgraph cannot give as the interface is its error": {
      query: '{ node(id: "buoy1") { ... on Buoy { depth } } }',
      data: { node: null },
      errors: true,
    },
    "whichever fragment is asked": {
      query: '{ node(id: "buoy1") { ... on Lamp { depth } } }',
      data: { node: null },
      errors: true,
    },
    "an object that it can give": {
      query: '{ node(id: "lamp1") { ... on Lamp { depth } } }',
      data: { node: { depth: 3 } },
    },
  },
};
