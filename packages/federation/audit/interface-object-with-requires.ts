import { type AuditSuite, references, referencesWith, selectFields } from "./suite.ts";

const SHIPS = [
  { __typename: "Tug", id: "s1", name: "s1-name", power: 11 },
  { __typename: "Tug", id: "s2", name: "s2-name", power: 22 },
];
const callSign = ({ name }: { name?: string }) => {
  if (name === undefined) throw new Error("The name is required.");
  return name.replace("name", "call");
};
const full = SHIPS.map(({ id, name, power }) => ({ id, name, power, callSign: callSign({ name }) }));

/** An interface object requires a field that the interface has. */
export const suite: AuditSuite = {
  amend: (supergraph) =>
    supergraph.replace(
      "name: String!\n  callSign: String! @join__field(graph: B",
      "name: String! @join__field(graph: A) @join__field(graph: B, external: true)\n  callSign: String! @join__field(graph: B",
    ),
  subgraphs: {
    a: {
      sdl: `type Query { ships: [Named!]! }
        interface Named @key(fields: "id") { id: ID! name: String! }
        type Tug implements Named @key(fields: "id") { id: ID! name: String! power: Int }`,
      resolvers: { Query: { ships: () => SHIPS }, Named: references(SHIPS), Tug: references(SHIPS) },
    },
    b: {
      sdl: `type Query { otherShips: [Named!]! }
        type Named @interfaceObject @key(fields: "id") {
          id: ID! name: String! @external callSign: String! @requires(fields: "name")
        }`,
      resolvers: {
        Query: { otherShips: () => selectFields(SHIPS, "id") },
        Named: { ...referencesWith(selectFields(SHIPS, "id")), callSign },
      },
    },
  },
  cases: {
    "an interface object requires a field of the interface": {
      query: "{ otherShips { id name callSign } }",
      data: { otherShips: selectFields(full, "id", "name", "callSign") },
    },
    "an object of the interface gets the field too": {
      query: "{ ships { id name callSign } }",
      data: { ships: selectFields(full, "id", "name", "callSign") },
    },
    "nothing is required for other fields": {
      query: "{ otherShips { ... on Tug { power } } }",
      data: { otherShips: selectFields(SHIPS, "power") },
    },
    "nor where the type is known": {
      query: "{ ships { ... on Tug { power } } }",
      data: { ships: selectFields(SHIPS, "power") },
    },
    "in a fragment, from the interface object": {
      query: "{ otherShips { ... on Tug { power id name callSign } id name } }",
      data: { otherShips: full },
    },
    "in a fragment, from the interface": {
      query: "{ ships { ... on Tug { power id name callSign } id name } }",
      data: { ships: full },
    },
    "with the required field asked for nowhere": {
      query: "{ ships { callSign } otherShips { callSign } }",
      data: { ships: selectFields(full, "callSign"), otherShips: selectFields(full, "callSign") },
    },
  },
};
