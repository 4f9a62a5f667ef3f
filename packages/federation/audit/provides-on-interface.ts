import { type AuditSuite, references } from "./suite.ts";

const BEASTS = [
  { __typename: "Dog", id: "b1", name: "Rex" },
  { __typename: "Cat", id: "b2", name: "Mia", lives: 7 },
];
const SHIP = { __typename: "Barge", id: "s1", beasts: BEASTS };
const expected = BEASTS.map(({ id, name }) => ({ id, name }));
const types = `interface Ship { id: ID! beasts: [Beast] }
  interface Beast { id: ID! name: String }`;

/** A root field provides the fields of an interface in a list. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `${types}
        type Query { ship: Ship @shareable }
        type Barge implements Ship @key(fields: "id") { id: ID! beasts: [Beast] @shareable }
        type Dog implements Beast @key(fields: "id") { id: ID! name: String @external }
        type Cat implements Beast @key(fields: "id") { id: ID! name: String @external }`,
      resolvers: { Query: { ship: () => SHIP }, Barge: references([SHIP]) },
    },
    b: {
      sdl: `${types}
        type Query { ship: Ship @shareable @provides(fields: "beasts { id name }") }
        type Barge implements Ship @key(fields: "id") { id: ID! beasts: [Beast] @external }
        type Dog implements Beast { id: ID! @external name: String @external }
        type Cat implements Beast { id: ID! @external name: String @external }`,
      resolvers: { Query: { ship: () => SHIP } },
    },
    c: {
      sdl: `${types}
        type Barge implements Ship @key(fields: "id") { id: ID! beasts: [Beast] @shareable }
        type Dog implements Beast { id: ID! @shareable name: String @shareable lives: Int }
        type Cat implements Beast { id: ID! @shareable name: String @shareable lives: Int }`,
      resolvers: { Barge: references([SHIP]) },
    },
  },
  cases: {
    "a list of an interface is provided with its fields": {
      query: "{ ship { id beasts { id name } } }",
      data: { ship: { id: "s1", beasts: expected } },
    },
    "what is not provided is fetched through the parent": {
      query: "{ ship { id beasts { id name ... on Cat { lives } } } }",
      data: { ship: { id: "s1", beasts: [expected[0], { ...expected[1], lives: 7 }] } },
    },
  },
};
