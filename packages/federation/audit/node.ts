import { type AuditSuite, references } from "./suite.ts";

const LAMP = { __typename: "Lamp", id: "l-1", name: "Fresnel", range: 20 };

/** An interface of every entity, resolved where only the key is known. */
export const suite: AuditSuite = {
  subgraphs: {
    nodes: {
      sdl: `type Query { lampNode: Node }
        interface Node { id: ID! }
        type Lamp implements Node @key(fields: "id") { id: ID! }
        type Buoy implements Node @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { lampNode: () => ({ __typename: "Lamp", id: LAMP.id }) } },
    },
    lamps: {
      sdl: `interface Node { id: ID! }
        type Lamp implements Node @key(fields: "id") { id: ID! name: String! range: Float! }
        type Buoy implements Node @key(fields: "id") { id: ID! name: String! }`,
      resolvers: { Lamp: references([LAMP]) },
    },
  },
  cases: {
    "a node is completed once its type is known": {
      query: "{ lampNode { ... on Lamp { id name __typename range } } }",
      data: { lampNode: { id: "l-1", name: "Fresnel", __typename: "Lamp", range: 20 } },
    },
    "a fragment on another type adds nothing": {
      query: "{ lampNode { id ... on Buoy { name } } }",
      data: { lampNode: { id: "l-1" } },
    },
  },
};
