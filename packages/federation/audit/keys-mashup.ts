import { type AuditSuite, selectFields } from "./suite.ts";

const A = { id: "1", pid: "p1", code: { one: "o", two: "t", three: "h" }, name: "a.1" };

/** An entity with many keys, most of which lead nowhere. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type A
          @key(fields: "id", resolvable: true)
          @key(fields: "pid", resolvable: false)
          @key(fields: "code { one two }", resolvable: false)
          @key(fields: "id code { two three }", resolvable: false) {
          id: ID! pid: ID! code: Code! name: String!
        }
        type Code { one: ID! two: ID! three: ID! }`,
      resolvers: { A: { __resolveReference: ({ id }: { id?: string }) => (id === "1" ? A : null) } },
    },
    b: {
      sdl: `type Query { b: B }
        type B @key(fields: "id") { id: ID! a: [A!]! }
        type A
          @key(fields: "code { one two }", resolvable: false)
          @key(fields: "id code { two three }", resolvable: true)
          @key(fields: "pid", resolvable: false)
          @key(fields: "id", resolvable: false) {
          id: ID! pid: ID! code: Code! name: String! @external nameInB: String! @requires(fields: "name")
        }
        type Code { one: ID! two: ID! three: ID! }`,
      resolvers: {
        Query: { b: () => ({ id: "100", a: selectFields([A], "id", "pid", "code") }) },
        A: {
          __resolveReference: ({ code, name }: { code?: { three?: string }; name?: string }) =>
            code?.three === "h" ? { ...A, name } : null,
          nameInB: ({ name }: { name?: string }) => name && `b: ${name}`,
        },
      },
    },
  },
  cases: {
    "of many keys the one that leads there is used": {
      query: "{ b { id a { id name nameInB } } }",
      data: { b: { id: "100", a: [{ id: "1", name: "a.1", nameInB: "b: a.1" }] } },
    },
    "a nested key that nobody asked for is fetched": {
      query: "{ b { a { nameInB } } }",
      data: { b: { a: [{ nameInB: "b: a.1" }] } },
    },
  },
};
