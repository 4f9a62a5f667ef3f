import { type AuditSuite, references, selectFields } from "./suite.ts";

const GOODS = [{ id: "g1", pid: "g1-pid", upc: "u1", name: "g1-name", price: 12.3 }];

/** The keys of an extension are external, and lead from one subgraph to the next. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `# federation 1
        type Query { inA: Goods }
        type Goods @key(fields: "id") @key(fields: "pid") { id: ID! pid: ID! }`,
      resolvers: {
        Query: { inA: () => selectFields(GOODS, "id", "pid")[0] },
        Goods: references(selectFields(GOODS, "id", "pid"), "id", "pid"),
      },
    },
    b: {
      sdl: `# federation 1
        type Query { inB: Goods }
        extend type Goods @key(fields: "id name") @key(fields: "upc") {
          id: ID @external name: String @external upc: String @external price: Float!
        }`,
      resolvers: { Query: { inB: () => GOODS[0] }, Goods: references(GOODS, "upc", "id") },
    },
    c: {
      sdl: `# federation 1
        extend type Goods @key(fields: "pid") { pid: ID! @external upc: String! name: String! }`,
      resolvers: { Goods: references(selectFields(GOODS, "pid", "upc", "name"), "pid") },
    },
  },
  cases: {
    "external keys are resolvable in the extension, one after the other": {
      query: "{ inA { id pid price upc name } }",
      data: { inA: { id: "g1", pid: "g1-pid", price: 12.3, upc: "u1", name: "g1-name" } },
    },
    "with none of the keys asked for": { query: "{ inA { price } }", data: { inA: { price: 12.3 } } },
  },
};
