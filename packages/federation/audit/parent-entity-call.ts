import { type AuditSuite, references } from "./suite.ts";

const GOODS = [
  { id: "g1", pid: "p1", shelf: { details: { label: "left" }, row: 1 } },
  { id: "g2", pid: "p2", shelf: { details: { label: "right" }, row: 2 } },
];

/** A shelf is not an entity: its fields are reachable only through the goods on it. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { goods: [Goods] }
        type Goods @key(fields: "id pid") { id: ID! pid: ID! }`,
      resolvers: { Query: { goods: () => GOODS.map(({ id, pid }) => ({ id, pid })) } },
    },
    b: {
      sdl: `type Goods @key(fields: "id pid") { id: ID! pid: ID! shelf: Shelf @shareable }
        type Shelf { details: Details @shareable }
        type Details { label: String @shareable }`,
      resolvers: { Goods: references(GOODS) },
    },
    c: {
      sdl: `type Goods @key(fields: "id pid") { id: ID! pid: ID! shelf: Shelf @shareable }
        type Shelf { row: Int }`,
      resolvers: { Goods: references(GOODS) },
    },
  },
  cases: {
    "a part of an entity is fetched through the entity": {
      query: "{ goods { id shelf { row details { label } } } }",
      data: { goods: GOODS.map(({ id, shelf }) => ({ id, shelf })) },
    },
    "from either subgraph": {
      query: "{ goods { pid shelf { details { label } } } }",
      data: { goods: GOODS.map(({ pid, shelf: { details } }) => ({ pid, shelf: { details } })) },
    },
  },
};
