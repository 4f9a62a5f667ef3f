import { type AuditSuite, references, referencesWith } from "./suite.ts";

const PLACES = [
  { __typename: "Quay", id: "q1", town: "Bremen", land: "DE" },
  { __typename: "Wharf", id: "w1", town: "Gdansk", land: "PL" },
];
const MASTERS = [
  { id: "m1", name: "Ida", place: PLACES[0] },
  { id: "m2", name: "Jan", place: PLACES[1] },
];
const bare = MASTERS.map(({ id, name }) => ({ id, name }));
const placeOf = ({ place }: { place?: { id?: string } }) => PLACES.find(({ id }) => id === place?.id);

/** `@requires` reaches through an interface, once for any type and once for one of them. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { a: Master }
        interface Place { id: ID! }
        type Quay implements Place @key(fields: "id") { id: ID! town: String @shareable }
        type Wharf implements Place @key(fields: "id") { id: ID! town: String @shareable }
        type Master @key(fields: "id") {
          id: ID! name: String! @shareable
          place: Place @external
          town: String @requires(fields: "place { id }")
          land: String @requires(fields: "place { ... on Wharf { id } }")
        }`,
      resolvers: {
        Query: { a: () => bare[0] },
        Master: {
          ...referencesWith(bare),
          town: (master: object) => placeOf(master)?.town,
          land: (master: object) => placeOf(master)?.land,
        },
        Quay: references(PLACES),
        Wharf: references(PLACES),
      },
    },
    b: {
      sdl: `type Query { b: Master }
        interface Place { id: ID! }
        type Quay implements Place @key(fields: "id") { id: ID! town: String @shareable }
        type Wharf implements Place @key(fields: "id") { id: ID! town: String @shareable }
        type Jetty implements Place @key(fields: "id") { id: ID! town: String @shareable }
        type Master @key(fields: "id") { id: ID! name: String! @shareable place: Place }`,
      resolvers: {
        Query: { b: () => MASTERS[1] },
        Master: references(MASTERS),
        Quay: references(PLACES),
        Wharf: references(PLACES),
      },
    },
  },
  cases: {
    "a field of an interface is required, whatever the type": {
      query: "{ a { town } }",
      data: { a: { town: "Bremen" } },
    },
    "from the subgraph that knows the interface": {
      query: "{ b { town } }",
      data: { b: { town: "Gdansk" } },
    },
    "a required fragment that does not fit leaves nothing": {
      query: "{ a { land } }",
      data: { a: { land: null } },
    },
    "one that fits is sent": { query: "{ b { land } }", data: { b: { land: "PL" } } },
    "the required object itself": {
      query: "{ a { place { __typename id } } }",
      data: { a: { place: { __typename: "Quay", id: "q1" } } },
    },
    "and where it is at home": {
      query: "{ b { place { __typename id } } }",
      data: { b: { place: { __typename: "Wharf", id: "w1" } } },
    },
  },
};
