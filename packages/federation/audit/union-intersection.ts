import { type AuditSuite, references } from "./suite.ts";

const MAP = { __typename: "Map", id: "m1", title: "Baltic", aTitle: "A: Baltic", bTitle: "B: Baltic" };
const SONG = { __typename: "Song", id: "s2", title: "Shanty", aTitle: "A: Shanty" };
const FILM = { __typename: "Film", id: "f3", title: "Storm", bTitle: "B: Storm" };
const titles = "... on Song { title } ... on Film { title } ... on Map { title }";
const all = `__typename
  ... on Song { title aTitle } ... on Film { title bTitle } ... on Map { title aTitle bTitle }`;
const { id: _map, ...map } = MAP;
const { id: _song, ...song } = SONG;

/** Subgraphs differ in the members of a union; a shared field can only be a member that both have. */
export const suite: AuditSuite = {
  // A field that is a type in one subgraph and a union in another is the union; the composition library picks
  // the type.
  amend: (supergraph) => supergraph.replace("map: Map @join__field", "map: ShelfMedia @join__field"),
  subgraphs: {
    a: {
      sdl: `union Media = Map | Song
        union ShelfMedia = Map | Song
        type Map @key(fields: "id") { id: ID! title: String! @shareable aTitle: String! }
        type Song @key(fields: "id") { id: ID! title: String! @shareable aTitle: String! }
        type Query { media: Media @shareable aMedia: Media song: Media shelf: Shelf @shareable }
        type Shelf { media: ShelfMedia @shareable aMedia: ShelfMedia map: Map @shareable song: ShelfMedia }`,
      resolvers: {
        Query: {
          media: () => MAP,
          aMedia: () => MAP,
          song: () => SONG,
          shelf: () => ({ media: MAP, aMedia: MAP, map: MAP, song: SONG }),
        },
        Map: references([MAP]),
        Song: references([SONG]),
      },
    },
    b: {
      sdl: `union Media = Map | Film
        union ShelfMedia = Map | Film
        type Film @key(fields: "id") { id: ID! title: String! @shareable bTitle: String! }
        type Map @key(fields: "id") { id: ID! title: String! @shareable bTitle: String! }
        type Query { media: Media @shareable bMedia: Media shelf: Shelf @shareable }
        type Shelf { media: ShelfMedia @shareable bMedia: ShelfMedia map: ShelfMedia @shareable }`,
      resolvers: {
        Query: { media: () => MAP, bMedia: () => MAP, shelf: () => ({ media: MAP, bMedia: FILM, map: MAP }) },
        Map: references([MAP]),
        Film: references([FILM]),
      },
    },
  },
  cases: {
    "a member that the shared field cannot be": {
      query: "{ media { ... on Film { title } } }",
      data: { media: {} },
    },
    "a member that it is": {
      query: "{ media { ... on Map { title } } }",
      data: { media: { title: "Baltic" } },
    },
    "both in one query": {
      query: "{ media { ... on Map { title } ... on Film { title } } }",
      data: { media: { title: "Baltic" } },
    },
    "below a shared object": {
      query: `{ shelf { media { __typename ${titles} } map { __typename ${titles} } song { __typename ${titles} } } }`,
      data: {
        shelf: {
          media: { __typename: "Map", title: "Baltic" },
          map: { __typename: "Map", title: "Baltic" },
          song: { __typename: "Song", title: "Shanty" },
        },
      },
    },
    "below a shared object, a member that it cannot be": {
      query: "{ shelf { media { ... on Film { title } } } }",
      data: { shelf: { media: {} } },
    },
    "below a shared object, the member that it is": {
      query: "{ shelf { media { ... on Map { title } } } }",
      data: { shelf: { media: { title: "Baltic" } } },
    },
    "below a shared object, both": {
      query: "{ shelf { media { ... on Map { title } ... on Film { title } } } }",
      data: { shelf: { media: { title: "Baltic" } } },
    },
    "fields of the other subgraph for a member that it is not": {
      query: "{ aMedia { ... on Film { title bTitle } } }",
      data: { aMedia: {} },
    },
    "fields of both subgraphs for one that it is": {
      query: "{ aMedia { ... on Map { title aTitle bTitle } } }",
      data: { aMedia: { title: "Baltic", aTitle: "A: Baltic", bTitle: "B: Baltic" } },
    },
    "fields of both subgraphs for every member": {
      query: `{ shelf { media { ${all} } map { ${all} } song { ${all} } } }`,
      data: { shelf: { media: map, map, song } },
    },
    "the same member from both sides": {
      query: `{ shelf {
        aMedia { ... on Film { title bTitle } }
        bMedia { ... on Film { title bTitle } }
      } }`,
      data: { shelf: { aMedia: {}, bMedia: { title: "Storm", bTitle: "B: Storm" } } },
    },
  },
};
