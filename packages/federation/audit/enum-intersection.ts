import type { AuditSuite } from "./suite.ts";

const BOATS = [
  { id: "b1", rig: "SLOOP" },
  { id: "b2", rig: "KETCH" },
];

/** Subgraphs differ in the values of an enum; the graph has those that are safe for output and input. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { boats: [Boat] boatsByRig(rig: Rig!): [Boat] }
        enum Rig { SLOOP }
        type Boat @key(fields: "id") { id: ID! rig: Rig @shareable }`,
      resolvers: {
        Query: {
          boats: () => BOATS,
          boatsByRig: (_: unknown, { rig }: { rig: string }) => BOATS.filter((boat) => boat.rig === rig),
        },
      },
    },
    b: {
      sdl: `type Query { boatsB: [Boat] }
        enum Rig { SLOOP KETCH @inaccessible }
        type Boat @key(fields: "id") { id: ID! rig: Rig @shareable }`,
      resolvers: { Query: { boatsB: () => BOATS } },
    },
  },
  cases: {
    "the enum is not asked for": { query: "{ boats { id } }", data: { boats: [{ id: "b1" }, { id: "b2" }] } },
    "a value that the subgraph itself does not know is its error": {
      query: "{ boats { id rig } }",
      data: { boats: [BOATS[0], { id: "b2", rig: null }] },
      errors: true,
    },
    "a value that only the graph hides is null, and no error": {
      query: "{ boatsB { id rig } }",
      data: { boatsB: [BOATS[0], { id: "b2", rig: null }] },
    },
    "a visible value is a good argument": {
      query: "{ boatsByRig(rig: SLOOP) { id rig } }",
      data: { boatsByRig: [BOATS[0]] },
    },
    "a hidden value is not": { query: "{ boatsByRig(rig: KETCH) { id } }", errors: true },
  },
};
