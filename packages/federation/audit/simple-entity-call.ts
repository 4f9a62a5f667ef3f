import { type AuditSuite, references, selectFields } from "./suite.ts";

const SAILORS = [
  { id: "s1", badge: "B-100", nickname: "Gull" },
  { id: "s2", badge: "B-200", nickname: "Heron" },
];

/** The smallest entity: two subgraphs, two keys. */
export const suite: AuditSuite = {
  subgraphs: {
    badges: {
      sdl: `type Query { sailor: Sailor }
        type Sailor @key(fields: "id") { id: ID! badge: ID! }`,
      resolvers: { Query: { sailor: () => selectFields(SAILORS, "id", "badge")[0] } },
    },
    nicknames: {
      sdl: `type Sailor @key(fields: "badge") @extends { badge: ID! @external nickname: String! }`,
      resolvers: { Sailor: references(SAILORS, "badge") },
    },
  },
  cases: {
    "an entity is completed through a key that is not the key of where it came from": {
      query: "{ sailor { id nickname } }",
      data: { sailor: { id: "s1", nickname: "Gull" } },
    },
  },
};
