import { type AuditSuite, references } from "./suite.ts";

const GOODS = [{ id: "1", name: "Goods 1", shelf: { id: "3" } }];

/** A part of an entity comes from three subgraphs, one of which reaches it only through its parent. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Goods @key(fields: "id") { id: ID! shelf: Shelf @shareable } type Shelf { label: String }`,
      resolvers: {
        Goods: {
          __resolveReference: ({ id }: { id: string }) => ({ id, shelf: { label: `For goods ${id}` } }),
        },
      },
    },
    b: {
      sdl: `type Shelf @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Shelf: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Shelf ${id}` }) } },
    },
    c: {
      sdl: `type Goods @key(fields: "id") { id: ID! shelf: Shelf @shareable }
        type Shelf @key(fields: "id") { id: ID! }`,
      resolvers: { Goods: references(GOODS) },
    },
    d: {
      sdl: `type Query { goods(id: ID!): Goods } type Goods @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { goods: () => GOODS[0] }, Goods: references(GOODS) },
    },
  },
  cases: {
    "a part is put together from three subgraphs, one of them through its parent": {
      query: '{ goods(id: "1") { id name shelf { id name label } } }',
      data: {
        goods: { id: "1", name: "Goods 1", shelf: { id: "3", name: "Shelf 3", label: "For goods 1" } },
      },
    },
    "the part alone": {
      query: '{ goods(id: "1") { shelf { label } } }',
      data: { goods: { shelf: { label: "For goods 1" } } },
    },
  },
};
