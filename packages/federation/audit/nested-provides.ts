import { type AuditSuite, never, references } from "./suite.ts";

const ZONES = [
  { id: "z1", name: "Zone 1", within: ["z2"] },
  { id: "z2", name: "Zone 2", within: ["z3"] },
  { id: "z3", name: "Zone 3", within: ["z1"] },
];
const MAPS = [
  { id: "m1", zones: ["z1", "z2"] },
  { id: "m2", zones: ["z3", "z2"] },
];
const zone = (id: string) => ZONES.find((candidate) => candidate.id === id)!;
const plain = (id: string) => ({ id, name: zone(id).name });
const nested = (id: string) => ({ ...plain(id), within: zone(id).within.map(plain) });

/** The root field provides two levels of other subgraphs' fields; their owners must not be called. */
export const suite: AuditSuite = {
  subgraphs: {
    ids: {
      sdl: 'type Map @key(fields: "id") { id: ID! }',
      resolvers: { Map: { __resolveReference: never } },
    },
    maps: {
      sdl: `type Query { maps: [Map] @shareable @provides(fields: "zones { id name within { id name } }") }
        type Map @key(fields: "id") { id: ID! zones: [Zone] @external }
        type Zone @key(fields: "id") { id: ID! name: String within: [Zone] @external }`,
      resolvers: {
        Query: { maps: () => MAPS.map(({ id, zones }) => ({ id, zones: zones.map(nested) })) },
        Map: { __resolveReference: never },
        Zone: references(ZONES.map(({ id, name }) => ({ id, name }))),
      },
    },
    zones: {
      sdl: `type Map @key(fields: "id") { id: ID! zones: [Zone] @shareable }
        type Zone @key(fields: "id") { id: ID! within: [Zone] @shareable }`,
      resolvers: {
        Map: { __resolveReference: never },
        Zone: {
          ...references(ZONES),
          within: ({ within }: { within: string[] }) => within.map((id) => ({ id })),
        },
      },
    },
  },
  cases: {
    "a provided list of objects": {
      query: "{ maps { id zones { id name } } }",
      data: { maps: MAPS.map(({ id, zones }) => ({ id, zones: zones.map(plain) })) },
    },
    "a provided list within a provided list": {
      query: "{ maps { id zones { id name within { id name } } } }",
      data: { maps: MAPS.map(({ id, zones }) => ({ id, zones: zones.map(nested) })) },
    },
  },
};
