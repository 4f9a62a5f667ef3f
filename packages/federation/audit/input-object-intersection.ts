import type { AuditSuite } from "./suite.ts";

const BOATS = [{ id: "b1" }, { id: "b2" }];

/** The graph's input object has only the fields common to all subgraphs. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { boatsInA(page: Page): [Boat!]! }
        input Page { first: Int! }
        type Boat @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { boatsInA: () => BOATS } },
    },
    b: {
      sdl: `type Query { boatsInB(page: Page): [Boat!]! }
        input Page { first: Int! skip: Int }
        type Boat @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          boatsInB: (_: unknown, { page }: { page: { first: number } }) => BOATS.slice(0, page.first),
        },
      },
    },
  },
  cases: {
    "a common field is understood": {
      query: "{ boatsInA(page: { first: 1 }) { id } }",
      data: { boatsInA: BOATS },
    },
    "by either subgraph, from a variable": {
      query: "query ($page: Page) { boatsInB(page: $page) { id } }",
      variables: { page: { first: 1 } },
      data: { boatsInB: [{ id: "b1" }] },
    },
    "a field that one of them lacks is refused": {
      query: "{ boatsInA(page: { first: 1, skip: 2 }) { id } }",
      errors: true,
    },
    "by the one that has it, too": {
      query: "{ boatsInB(page: { first: 1, skip: 2 }) { id } }",
      errors: true,
    },
    "in a variable as well": {
      query: "query ($page: Page) { boatsInB(page: $page) { id } }",
      variables: { page: { first: 1, skip: 2 } },
      errors: true,
    },
  },
};
