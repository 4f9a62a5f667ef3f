import { type AuditSuite, references, referencesWith, selectFields } from "./suite.ts";

const GOODS = [
  { code: "g1", name: "Tea", mass: 1, price: 11, shelf: { mean: 11 } },
  { code: "g2", name: "Silk", mass: 2, price: 22, shelf: { mean: 22 } },
];
const fee = ({ price, mass }: { price: number; mass: number }) => price * mass * 10;

/** Two fields require the same field with different arguments. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Goods @key(fields: "code") {
          code: String! mass: Int @external price(currency: String!): Int @external
          fee: Int @requires(fields: "price(currency: \\"USD\\") mass")
          feeEur: Int @requires(fields: "price(currency: \\"EUR\\") mass")
          shelf: Shelf @external
          dear: Boolean @requires(fields: "shelf { mean(currency: \\"USD\\") }")
        }
        type Shelf @external { mean(currency: String!): Int }`,
      resolvers: {
        Goods: {
          ...referencesWith(selectFields(GOODS, "code"), "code"),
          fee,
          feeEur: fee,
          dear: ({ shelf }: { shelf: { mean: number } }) => shelf.mean > 11,
        },
      },
    },
    b: {
      sdl: `type Query { goods: [Goods] }
        type Goods @key(fields: "code") {
          code: String! name: String price(currency: String!): Int mass: Int shelf: Shelf
        }
        type Shelf { mean(currency: String!): Int }`,
      resolvers: {
        Query: { goods: () => GOODS },
        Goods: {
          ...references(GOODS, "code"),
          price: ({ price }: { price: number }, { currency }: { currency: string }) =>
            currency === "EUR" ? price * 2 : currency === "USD" ? price : null,
        },
      },
    },
  },
  cases: {
    "each of them gets its own": {
      query: "{ goods { code name fee feeEur dear } }",
      data: {
        goods: [
          { code: "g1", name: "Tea", fee: 110, feeEur: 220, dear: false },
          { code: "g2", name: "Silk", fee: 440, feeEur: 880, dear: true },
        ],
      },
    },
    "and the client a third": {
      query: '{ goods { price(currency: "GBP") fee feeEur } }',
      data: {
        goods: [
          { price: null, fee: 110, feeEur: 220 },
          { price: null, fee: 440, feeEur: 880 },
        ],
      },
    },
  },
};
