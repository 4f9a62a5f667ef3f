import { type AuditSuite, references, selectFields } from "./suite.ts";

const CHARTS = ["c1", "c2"].map((id) => ({ __typename: "Chart", id, drawnAt: `${id}-drawn` }));
const stale = CHARTS.map(({ __typename, id }) => ({ __typename, id, drawnAt: "stale" }));

/** A type's field is overridden, and queried through its interface. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `interface Paper { id: ID! drawnAt: String! }
        type Chart implements Paper @key(fields: "id") { id: ID! drawnAt: String! }
        type Query { papers: [Paper] }`,
      resolvers: { Query: { papers: () => stale }, Chart: references(stale) },
    },
    b: {
      sdl: `interface Paper { id: ID! drawnAt: String! }
        type Letter implements Paper @key(fields: "id") { id: ID! drawnAt: String! text: String! }
        interface Drawn { id: ID! drawnAt: String! }
        type Chart implements Drawn @key(fields: "id") { id: ID! drawnAt: String! @override(from: "a") }
        type Query { drawings: [Drawn] }`,
      resolvers: { Query: { drawings: () => CHARTS }, Chart: references(CHARTS) },
    },
  },
  cases: {
    "an interface's field is taken from the subgraph that overrides it in the type": {
      query: "{ papers { id drawnAt } }",
      data: { papers: selectFields(CHARTS, "id", "drawnAt") },
    },
    "a type that the interface has elsewhere matches nothing here": {
      query: "{ papers { ... on Letter { id text } } }",
      data: { papers: [{}, {}] },
    },
    "another interface of the overriding subgraph": {
      query: "{ drawings { drawnAt } }",
      data: { drawings: selectFields(CHARTS, "drawnAt") },
    },
    "with the same in a fragment": {
      query: "{ drawings { drawnAt id ... on Chart { drawnAt id } } }",
      data: { drawings: selectFields(CHARTS, "drawnAt", "id") },
    },
  },
};
