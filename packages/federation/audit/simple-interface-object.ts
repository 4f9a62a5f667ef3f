import { type AuditSuite, references, selectFields } from "./suite.ts";

const SHIPS = [
  { __typename: "Tug", id: "s1", name: "s1-name", callSign: "s1-call", power: 11 },
  { __typename: "Tug", id: "s2", name: "s2-name", callSign: "s2-call", power: 22 },
];
const SEATS = [
  { __typename: "Captain", id: "c1", name: "Alma", first: true, active: true },
  { __typename: "Captain", id: "c2", name: "Bea", first: false, active: true },
  { __typename: "Guest", id: "c3", name: "Cem", first: false, active: true },
];
const all = { id: "s1", name: "s1-name", callSign: "s1-call", power: 11 };
const everything = [all, { id: "s2", name: "s2-name", callSign: "s2-call", power: 22 }];

/** Interface objects; only the subgraph of the interface knows the types. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { ships: [Named!]! }
        interface Named @key(fields: "id") { id: ID! name: String }
        type Tug implements Named @key(fields: "id") { id: ID! name: String power: Int }
        interface Seat @key(fields: "id") { id: ID! }
        type Captain implements Seat @key(fields: "id") { id: ID! first: Boolean! active: Boolean! @shareable }
        type Guest implements Seat @key(fields: "id") { id: ID! first: Boolean! }`,
      resolvers: {
        Query: { ships: () => SHIPS },
        Named: references(SHIPS),
        Tug: references(SHIPS),
        Seat: references(SEATS),
        Captain: references(SEATS),
        Guest: references(SEATS),
      },
    },
    b: {
      sdl: `type Query { otherShips: [Named] seats: [Seat] }
        type Named @interfaceObject @key(fields: "id") { id: ID! callSign: String }
        type Seat @interfaceObject @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: {
          otherShips: () => selectFields(SHIPS, "id", "callSign"),
          seats: () => selectFields(SEATS, "id", "name"),
        },
        Named: references(selectFields(SHIPS, "id", "callSign")),
        Seat: references(selectFields(SEATS, "id", "name")),
      },
    },
    c: {
      sdl: `type Seat @interfaceObject @key(fields: "id") { id: ID! active: Boolean! @shareable }`,
      resolvers: { Seat: { ...references(selectFields(SEATS, "id")), active: () => false } },
    },
  },
  cases: {
    "an interface object is completed by the interface": {
      query: "{ otherShips { id name callSign } }",
      data: { otherShips: selectFields(SHIPS, "id", "name", "callSign") },
    },
    "and the interface by the interface object": {
      query: "{ ships { id name callSign } }",
      data: { ships: selectFields(SHIPS, "id", "name", "callSign") },
    },
    "a fragment makes it ask what the object is": {
      query: "{ otherShips { ... on Tug { power } } }",
      data: { otherShips: selectFields(SHIPS, "power") },
    },
    "a fragment where the type is known": {
      query: "{ ships { ... on Tug { power } } }",
      data: { ships: selectFields(SHIPS, "power") },
    },
    "all of it at once, from the interface object": {
      query: "{ otherShips { ... on Tug { power id name callSign } id name } }",
      data: { otherShips: everything },
    },
    "all of it at once, from the interface": {
      query: "{ ships { ... on Tug { power id name callSign } id name } }",
      data: { ships: everything },
    },
    "its own fields need no call": {
      query: "{ seats { name } }",
      data: { seats: selectFields(SEATS, "name") },
    },
    "its own fields in a fragment do": {
      query: "{ seats { ... on Captain { name } } }",
      data: { seats: [{ name: "Alma" }, { name: "Bea" }, {}] },
    },
    "it never claims its own name as the type": {
      query: "{ seats { name __typename } }",
      data: { seats: selectFields(SEATS, "name", "__typename") },
    },
    "not in a fragment either": {
      query: "{ seats { ... on Captain { __typename } } }",
      data: { seats: [{ __typename: "Captain" }, { __typename: "Captain" }, {}] },
    },
    "a third subgraph adds to the interface": {
      query: "{ seats { id active } }",
      data: { seats: SEATS.map(({ id }) => ({ id, active: false })) },
    },
    "in a fragment the type's own subgraph answers": {
      query: "{ seats { id ... on Captain { active } } }",
      data: { seats: [{ id: "c1", active: true }, { id: "c2", active: true }, { id: "c3" }] },
    },
  },
};
