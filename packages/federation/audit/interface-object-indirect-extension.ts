import { type AuditSuite, references } from "./suite.ts";

const CHART = { __typename: "Chart", id: "1", title: "title 1", scale: 100 };

/** A type of an interface is extended by a subgraph that does not know the interface. */
export const suite: AuditSuite = {
  subgraphs: {
    papers: {
      sdl: `type Query { paper: Paper }
        interface Paper @key(fields: "id") { id: ID! title: String }
        type Chart implements Paper @key(fields: "id") { id: ID! title: String scale: Int }
        type Letter implements Paper @key(fields: "id") { id: ID! title: String words: Int }`,
      resolvers: { Query: { paper: () => CHART }, Paper: references([CHART]), Chart: references([CHART]) },
    },
    makers: {
      sdl: `type Query { maker: Maker }
        type Maker @key(fields: "id") { id: ID! name: String }
        extend type Chart @key(fields: "id") { id: ID! makerName: String }`,
      resolvers: {
        Query: { maker: () => ({ id: "1", name: "Mapmaker" }) },
        Chart: { __resolveReference: (chart: object) => chart, makerName: () => "Mapmaker" },
      },
    },
    shelves: {
      sdl: `type Query { shelf: Shelf }
        type Shelf @key(fields: "id") { id: ID! name: String paper: Paper }
        type Paper @interfaceObject @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { shelf: () => ({ id: "1", name: "Top", paper: { id: "1" } }) },
        Paper: { __resolveReference: (paper: object) => paper },
      },
    },
  },
  cases: {
    "a type of the interface is extended where the interface is unknown": {
      query: `{
        paper { id title ... on Chart { scale makerName } ... on Letter { words } }
        maker { id name }
        shelf { id name paper { id ... on Chart { scale } } }
      }`,
      data: {
        paper: { id: "1", title: "title 1", scale: 100, makerName: "Mapmaker" },
        maker: { id: "1", name: "Mapmaker" },
        shelf: { id: "1", name: "Top", paper: { id: "1", scale: 100 } },
      },
    },
    "from the interface object on": {
      query: "{ shelf { paper { title ... on Chart { makerName } } } }",
      data: { shelf: { paper: { title: "title 1", makerName: "Mapmaker" } } },
    },
  },
};
