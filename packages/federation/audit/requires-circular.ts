import { type AuditSuite, references, referencesWith } from "./suite.ts";

const LOGS = [
  { id: "l1", keeper: { id: "k1", years: 1 } },
  { id: "l2", keeper: { id: "k2", years: 20 } },
];
const KEEPERS = LOGS.map(({ keeper }) => keeper);
const bare = LOGS.map(({ id }) => ({ id }));

/** Each of two subgraphs requires fields of the same entity that only the other one has. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { logs: [Log] }
        type Log @key(fields: "id") {
          id: ID! byNovice: Boolean! @external byMaster: Boolean! @requires(fields: "byNovice")
        }
        type Keeper @key(fields: "id") { id: ID! years: Int! }`,
      resolvers: {
        Query: { logs: () => bare },
        Log: {
          ...referencesWith(bare),
          byMaster: ({ byNovice }: { byNovice?: boolean }) => (byNovice === undefined ? null : !byNovice),
        },
        Keeper: references(KEEPERS),
      },
    },
    b: {
      sdl: `type Log @key(fields: "id") {
          id: ID! keeper: Keeper! byNovice: Boolean! @requires(fields: "keeper { years }")
        }
        type Keeper @key(fields: "id") { id: ID! years: Int! @external }`,
      resolvers: {
        Log: {
          ...referencesWith(bare),
          keeper: ({ id }: { id: string }) => ({ id: LOGS.find((log) => log.id === id)?.keeper.id }),
          byNovice: ({ keeper }: { keeper?: { years: number } }) => (keeper ? keeper.years < 5 : null),
        },
      },
    },
  },
  cases: {
    "one turn of the circle": {
      query: "{ logs { byNovice } }",
      data: { logs: [{ byNovice: true }, { byNovice: false }] },
    },
    "two turns": {
      query: "{ logs { byMaster } }",
      data: { logs: [{ byMaster: false }, { byMaster: true }] },
    },
    "both at once": {
      query: "{ logs { byMaster byNovice keeper { years } } }",
      data: {
        logs: [
          { byMaster: false, byNovice: true, keeper: { years: 1 } },
          { byMaster: true, byNovice: false, keeper: { years: 20 } },
        ],
      },
    },
  },
};
