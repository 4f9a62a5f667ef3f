import { type AuditSuite, references } from "./suite.ts";

const MATE = { __typename: "Mate", id: "m1", name: "Mara" };
const BOSUN = { __typename: "Bosun", id: "b1", name: "Bo" };
const HANDS = [MATE, BOSUN];
const name = ({ name }: { name: string }) => ({ name });
const both = HANDS.map(name);
const nested = HANDS.map((hand) => ({ name: hand.name, peers: both }));
const fragment = "... on Mate { id name } ... on Bosun { id name }";

/**
 * In the graph the members' fields have the same types; in subgraph b they differ in nullability, so that it
 * cannot be queried for both under one name.
 */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { mates: [Mate!]! } type Mate @key(fields: "id") { id: ID name: String @shareable }`,
      resolvers: { Query: { mates: () => [MATE] }, Mate: references(HANDS) },
    },
    b: {
      sdl: `union Hand = Mate | Bosun
        type Query { hands: [Hand!]! }
        type Mate @key(fields: "id") { id: ID! name: String! @shareable peers: [Hand!]! }
        type Bosun { id: ID name: String peers: [Hand!]! }`,
      resolvers: {
        Query: { hands: () => HANDS },
        Mate: { ...references(HANDS), peers: () => HANDS },
        Bosun: { peers: () => HANDS },
      },
    },
  },
  cases: {
    "fields of the same name and another type under one union": {
      query: `{ mates { id name } hands { ${fragment} } }`,
      data: {
        mates: [{ id: "m1", name: "Mara" }],
        hands: [
          { id: "m1", name: "Mara" },
          { id: "b1", name: "Bo" },
        ],
      },
    },
    "one level down": {
      query: `{ hands {
        ... on Mate { name peers { ... on Mate { name } ... on Bosun { name } } }
        ... on Bosun { name peers { ... on Mate { name } ... on Bosun { name } } }
      } }`,
      data: { hands: nested },
    },
    "two levels down": {
      query: `{ hands { ...Deep } }
        fragment Deep on Hand {
          ... on Mate { name peers { ...Peers } }
          ... on Bosun { name peers { ...Peers } }
        }
        fragment Peers on Hand {
          ... on Mate { name peers { ... on Mate { name } ... on Bosun { name } } }
          ... on Bosun { name peers { ... on Mate { name } ... on Bosun { name } } }
        }`,
      data: { hands: HANDS.map((hand) => ({ name: hand.name, peers: nested })) },
    },
  },
};
