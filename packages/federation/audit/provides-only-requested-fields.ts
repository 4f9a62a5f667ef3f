import { type AuditSuite, never, references, selectFields } from "./suite.ts";

const MAPS = [
  { id: "m1", name: "One", notes: "n1", extra: "x1" },
  { id: "m2", name: "Two", notes: "n2", extra: "x2" },
];
const shown = (...fields: string[]) => selectFields(MAPS, ...fields);

/** `notes` is provided but not queried; fetching it fails the test. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { unused: Boolean }
        type Map @key(fields: "id") { id: ID! name: String! @shareable notes: String! @shareable extra: String! }`,
      resolvers: { Map: { ...references(MAPS), name: never, notes: never } },
    },
    b: {
      sdl: `type Query {
          map: Map @provides(fields: "name notes")
          maps: [Map!]! @provides(fields: "name notes")
        }
        type Map @key(fields: "id") { id: ID! name: String! @external notes: String! @external }`,
      resolvers: {
        Query: { map: () => MAPS[0], maps: () => MAPS },
        Map: { __resolveReference: never, notes: never },
      },
    },
  },
  cases: {
    "the key alone": { query: "{ map { id } }", data: { map: { id: "m1" } } },
    "one of the provided fields": { query: "{ map { id name } }", data: { map: shown("id", "name")[0] } },
    "under an alias": { query: "{ map { id title: name } }", data: { map: { id: "m1", title: "One" } } },
    "in an inline fragment": {
      query: "{ map { id ... on Map { name } } }",
      data: { map: shown("id", "name")[0] },
    },
    "in a named fragment": {
      query: "{ map { id ...Name } } fragment Name on Map { name }",
      data: { map: shown("id", "name")[0] },
    },
    "with a field of the owner": {
      query: "{ map { id name extra } }",
      data: { map: shown("id", "name", "extra")[0] },
    },
    "for each of a list": { query: "{ maps { id name } }", data: { maps: shown("id", "name") } },
    "for each of a list, with a field of the owner": {
      query: "{ maps { id name extra } }",
      data: { maps: shown("id", "name", "extra") },
    },
    "a skipped fragment stays skipped": {
      query: "{ map { id ... on Map @skip(if: true) { notes } } }",
      data: { map: { id: "m1" } },
    },
    "a fragment that is not included stays out": {
      query: "{ map { id ... on Map @include(if: false) { notes } } }",
      data: { map: { id: "m1" } },
    },
    "fragments without a type, side by side": {
      query: "{ map { id ... { name } ... { extra } } }",
      data: { map: shown("id", "name", "extra")[0] },
    },
  },
};
