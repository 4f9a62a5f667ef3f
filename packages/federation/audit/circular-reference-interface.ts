import { type AuditSuite, references } from "./suite.ts";

const COINS = [
  { __typename: "Coin", id: "1", worth: 10.5 },
  { __typename: "Coin", id: "3", worth: 10.5 },
];
const twin = ({ id }: { id: string }) => COINS.find((coin) => coin.id !== id);

/** An interface whose field leads to itself, and a type that provides on the way. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { piece: Piece }
        interface Piece { twin: Piece }
        type Coin implements Piece @key(fields: "id") {
          id: ID! twin: Coin @provides(fields: "worth") worth: Float @external
        }`,
      resolvers: { Query: { piece: () => COINS[0] }, Coin: { twin } },
    },
    b: {
      sdl: 'type Coin @key(fields: "id") { id: ID! worth: Float @shareable }',
      resolvers: { Coin: references(COINS) },
    },
  },
  cases: {
    "an interface that leads to itself": {
      query: "{ piece { twin { ... on Piece { twin { __typename } } } } }",
      data: { piece: { twin: { twin: { __typename: "Coin" } } } },
    },
    "the same object through the interface and through the type": {
      query: `{ piece {
        __typename
        twin { __typename ... on Coin { id } twin { __typename ... on Coin { id } } }
        ... on Coin { __typename id worth twin { id worth } }
      } }`,
      data: {
        piece: {
          __typename: "Coin",
          twin: { __typename: "Coin", id: "3", twin: { __typename: "Coin", id: "1" }, worth: 10.5 },
          id: "1",
          worth: 10.5,
        },
      },
    },
  },
};
