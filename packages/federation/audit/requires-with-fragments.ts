import { type AuditSuite, referencesWith } from "./suite.ts";

const FREIGHT = {
  f1: { __typename: "Bulk", weight: "w1", form: "f1", grain: "rye" },
  f2: { __typename: "Boxed", weight: "w2", form: "f2", boxes: "12" },
};
const TRIPS = [{ id: "t1" }, { id: "t2" }];
const freightOf = ({ id }: { id: string }) => (id === "t1" ? FREIGHT.f1 : FREIGHT.f2);

/** `@requires` reaches into an interface, an interface below it, and types of which one is hidden. */
export const suite: AuditSuite = {
  unsatisfiable: true,
  subgraphs: {
    a: {
      sdl: `type Query { a: Trip }
        type Trip @key(fields: "id") { id: ID! freight: Freight }
        interface Freight { weight: String! }
        interface Shaped implements Freight { weight: String! form: String! }
        type Bulk implements Freight & Shaped @shareable { weight: String! form: String! grain: String! }
        type Boxed implements Freight & Shaped @shareable { weight: String! form: String! boxes: String! }`,
      resolvers: { Query: { a: () => TRIPS[1] }, Trip: { ...referencesWith(TRIPS), freight: freightOf } },
    },
    b: {
      sdl: `type Query { b: Trip bb: Trip }
        type Trip @key(fields: "id") {
          id: ID!
          freight: Freight @external
          summary: String! @requires(fields: """
            freight { weight ... on Shaped { form ... on Bulk { grain } ... on Boxed { boxes } } }
          """)
          weighed: String! @requires(fields: "freight { ... on Freight { weight } }")
        }
        interface Freight { weight: String! }
        interface Shaped implements Freight { weight: String! form: String! }
        type Bulk implements Freight & Shaped @shareable @inaccessible {
          weight: String! form: String! grain: String!
        }
        type Boxed implements Freight & Shaped @shareable { weight: String! form: String! boxes: String! }`,
      resolvers: {
        Query: { b: () => TRIPS[0], bb: () => TRIPS[1] },
        Trip: {
          ...referencesWith(TRIPS),
          summary: ({ freight }: { freight: Record<string, string> }) =>
            [freight["weight"], freight["form"], freight["grain"] ?? freight["boxes"]].join("/"),
          weighed: ({ freight }: { freight: { weight: string } }) => `${freight.weight} weighed`,
        },
      },
    },
  },
  cases: {
    "an object of a hidden type is null": {
      query: "{ b { id freight { __typename } } bb { id freight { __typename } } }",
      data: { b: { id: "t1", freight: null }, bb: { id: "t2", freight: { __typename: "Boxed" } } },
    },
    "required fragments are taken where the object fits": {
      query: "{ a { summary } }",
      data: { a: { summary: "w2/f2/12" } },
    },
    "and the required object may be asked for as well": {
      query: "{ a { freight { __typename } summary } }",
      data: { a: { freight: { __typename: "Boxed" }, summary: "w2/f2/12" } },
    },
    "from the subgraph that requires": {
      query: "{ bb { freight { __typename } summary } }",
      data: { bb: { freight: { __typename: "Boxed" }, summary: "w2/f2/12" } },
    },
    "a hidden object is required all the same": {
      query: "{ b { freight { __typename } summary } }",
      data: { b: { freight: null, summary: "w1/f1/rye" } },
    },
    "a fragment on the field's own interface": {
      query: "{ bb { freight { __typename } weighed } }",
      data: { bb: { freight: { __typename: "Boxed" }, weighed: "w2 weighed" } },
    },
  },
};
