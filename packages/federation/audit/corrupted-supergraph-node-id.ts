import { type AuditSuite, references } from "./suite.ts";

const DOCKS = [{ __typename: "Dock", id: "d1", name: "d1-name" }];
const BOATS = [{ __typename: "Boat", id: "b1", rig: "b1-rig" }];
const hidden = (rows: readonly { __typename: string; id: string }[]) =>
  rows.map(({ __typename, id }) => ({ __typename, id: "never", key: id }));
const find =
  (rows: readonly { id: string }[]) =>
  (_: unknown, { id }: { id: string }) =>
    rows.find((row) => row.id === id) ?? null;
const node = (
  id: string,
  own: readonly { id: string }[],
  other: readonly { __typename: string; id: string }[],
) => own.find((row) => row.id === id) ?? hidden(other).find(({ key }) => key === id) ?? null;

/** Both subgraphs share `node`, but each resolves the id of only one of the two types. */
export const suite: AuditSuite = {
  unsatisfiable: true,
  subgraphs: {
    a: {
      sdl: `type Query { node(id: ID!): Node @shareable dock(id: String!): Dock }
        interface Node { id: ID! }
        type Dock implements Node @key(fields: "id") { id: ID! name: String! }
        type Boat implements Node @key(fields: "id") { id: ID! @external dock: Dock! }`,
      resolvers: {
        Query: { node: (_: unknown, { id }: { id: string }) => node(id, DOCKS, BOATS), dock: find(DOCKS) },
        Dock: references(DOCKS),
        Boat: { ...references(BOATS), dock: () => DOCKS[0] },
      },
    },
    b: {
      sdl: `type Query { node(id: ID!): Node @shareable boat(id: String!): Boat }
        interface Node { id: ID! }
        type Dock implements Node @key(fields: "id") { id: ID! @external boats: [Boat!]! }
        type Boat implements Node @key(fields: "id") { id: ID! rig: String! }`,
      resolvers: {
        Query: { node: (_: unknown, { id }: { id: string }) => node(id, BOATS, DOCKS), boat: find(BOATS) },
        Dock: { ...references(DOCKS), boats: () => BOATS },
        Boat: references(BOATS),
      },
    },
  },
  cases: {
    "what no subgraph can answer for every type is an error": {
      query: '{ node(id: "d1") { id } }',
      errors: true,
    },
    "the types can be told": {
      query: '{ dock: node(id: "d1") { __typename } boat: node(id: "b1") { __typename } }',
      data: { dock: { __typename: "Dock" }, boat: { __typename: "Boat" } },
    },
    "each type's fields come from the subgraph that has them": {
      query: `{
        dock: node(id: "d1") { ... on Dock { id name } }
        boat: node(id: "b1") { ... on Boat { id rig } }
      }`,
      data: { dock: { id: "d1", name: "d1-name" }, boat: { id: "b1", rig: "b1-rig" } },
    },
    "a fragment that does not fit leaves an empty object": {
      query: `{ dock: node(id: "d1") { ... on Boat { id } } boat: node(id: "b1") { ... on Dock { id } } }`,
      data: { dock: {}, boat: {} },
    },
    "with the type's name beside it": {
      query: `{
        dock: node(id: "d1") { __typename ... on Boat { id } }
        boat: node(id: "b1") { __typename ... on Dock { id } }
      }`,
      data: { dock: { __typename: "Dock" }, boat: { __typename: "Boat" } },
    },
    "one impossible field makes the whole operation an error": {
      query: `{ dock: node(id: "d1") { id ... on Boat { id } } boat: node(id: "b1") { __typename } }`,
      errors: true,
    },
    "an object without the interface": { query: '{ boat(id: "b1") { id } }', data: { boat: { id: "b1" } } },
    "or the other": { query: '{ dock(id: "d1") { id } }', data: { dock: { id: "d1" } } },
    "with a field of the other subgraph": {
      query: '{ boat(id: "b1") { id rig dock { id } } }',
      data: { boat: { id: "b1", rig: "b1-rig", dock: { id: "d1" } } },
    },
    "and a list of the other subgraph": {
      query: '{ dock(id: "d1") { id name boats { id } } }',
      data: { dock: { id: "d1", name: "d1-name", boats: [{ id: "b1" }] } },
    },
  },
};
