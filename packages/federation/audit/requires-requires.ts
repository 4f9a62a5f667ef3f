import { type AuditSuite, referencesWith } from "./suite.ts";

const BOAT = { id: "b1" };
const bare = referencesWith([BOAT]);

/** A field requires a field that requires a field, over four subgraphs. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { boat: Boat } type Boat @key(fields: "id") { id: ID! price: Float! @inaccessible }`,
      resolvers: { Query: { boat: () => ({ ...BOAT, price: 700 }) }, Boat: { ...bare, price: () => 700 } },
    },
    b: {
      sdl: `type Boat @key(fields: "id") { id: ID! hasDiscount: Boolean! }`,
      resolvers: { Boat: { ...bare, hasDiscount: () => true } },
    },
    c: {
      sdl: `type Boat @key(fields: "id") {
          id: ID! price: Float! @external hasDiscount: Boolean! @external
          isDear: Boolean! @requires(fields: "price")
          isDearWithDiscount: Boolean! @requires(fields: "hasDiscount")
        }`,
      resolvers: {
        Boat: {
          ...bare,
          isDear: ({ price }: { price: number }) => price > 500,
          isDearWithDiscount: ({ hasDiscount }: { hasDiscount: boolean }) => !hasDiscount,
        },
      },
    },
    d: {
      sdl: `type Boat @key(fields: "id") {
          id: ID! isDear: Boolean! @external isDearWithDiscount: Boolean! @external
          affordable: Boolean! @requires(fields: "isDear")
          affordableWithDiscount: Boolean! @requires(fields: "isDearWithDiscount")
        }`,
      resolvers: {
        Boat: {
          ...bare,
          affordable: ({ isDear }: { isDear: boolean }) => isDear === false,
          affordableWithDiscount: ({ isDearWithDiscount }: { isDearWithDiscount: boolean }) =>
            isDearWithDiscount === false,
        },
      },
    },
  },
  cases: {
    "a chain of two": { query: "{ boat { affordable } }", data: { boat: { affordable: false } } },
    "its first link": { query: "{ boat { isDear } }", data: { boat: { isDear: true } } },
    "both links": {
      query: "{ boat { isDear affordable } }",
      data: { boat: { isDear: true, affordable: false } },
    },
    "another chain": {
      query: "{ boat { affordableWithDiscount } }",
      data: { boat: { affordableWithDiscount: true } },
    },
    "both chains": {
      query: "{ boat { affordable affordableWithDiscount } }",
      data: { boat: { affordable: false, affordableWithDiscount: true } },
    },
  },
};
