import { type AuditSuite, references, selectFields } from "./suite.ts";

const SHIPS = [
  { id: "1", name: "Petrel", draught: 4 },
  { id: "2", name: "Skua", draught: 9 },
];

/** The key is external where the entity is found, and resolvable all the same. */
export const suite: AuditSuite = {
  subgraphs: {
    draughts: {
      sdl: `type Query { shallowest: Ship }
        type Ship @key(fields: "id") @extends { id: ID! @external draught: Float }`,
      resolvers: {
        Query: { shallowest: () => selectFields(SHIPS, "id", "draught")[0] },
        Ship: references(selectFields(SHIPS, "id", "draught")),
      },
    },
    names: {
      sdl: `type Query { ships: [Ship] }
        type Ship @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: { ships: () => selectFields(SHIPS, "id", "name") },
        Ship: references(selectFields(SHIPS, "id", "name")),
      },
    },
  },
  cases: {
    "an external key is resolvable where the entity was found": {
      query: "{ shallowest { id draught name } }",
      data: { shallowest: { id: "1", draught: 4, name: "Petrel" } },
    },
    "a list of entities is completed in one go, in its order": {
      query: "{ ships { name draught id } }",
      data: { ships: SHIPS.map(({ id, name, draught }) => ({ name, draught, id })) },
    },
  },
};
