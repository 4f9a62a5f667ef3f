import { type AuditSuite, references, referencesWith, selectFields } from "./suite.ts";

const GOODS = [
  { code: "g1", name: "Tea", mass: 1, price: 11, shelf: { mean: 11 } },
  { code: "g2", name: "Silk", mass: 2, price: 22, shelf: { mean: 22 } },
];
const LOGS = [{ id: "l1" }, { id: "l2" }];
const NOTES = [
  { id: "n1", logId: "l1", writerId: "w1", text: "wind", copies: [] },
  { id: "n2", logId: "l1", writerId: "w2", text: "rain", copies: [] },
  { id: "n3", logId: "l1", writerId: "w2", text: "fog", copies: ["l2"] },
  { id: "n4", logId: "l2", writerId: "w1", text: "calm", copies: [] },
  { id: "n5", logId: "l2", writerId: "w2", text: "swell", copies: [] },
  { id: "n6", logId: "l2", writerId: "w1", text: "ice", copies: [] },
];
const notesOf = ({ id }: { id: string }, { limit }: { limit: number }) =>
  NOTES.filter(({ logId }) => logId === id).slice(0, limit);

interface RequiredLog {
  readonly id: string;
  readonly notes?: readonly { readonly writerId: string }[];
}
interface RequiredNote {
  readonly copies?: readonly { readonly notes: readonly { readonly id: string }[] }[];
}

/** Required fields take arguments, and the client asks for the same field with another one. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Goods @key(fields: "code") {
          code: String! mass: Int @external price(currency: String!): Int @external
          fee: Int @requires(fields: "price(currency: \\"USD\\") mass")
          shelf: Shelf @external
          dear: Boolean @requires(fields: "shelf { mean(currency: \\"USD\\") }")
        }
        type Shelf @external { mean(currency: String!): Int }`,
      resolvers: {
        Goods: {
          ...referencesWith(selectFields(GOODS, "code"), "code"),
          fee: ({ price, mass }: { price: number; mass: number }) => price * mass * 10,
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
      resolvers: { Query: { goods: () => GOODS }, Goods: references(GOODS, "code") },
    },
    c: {
      sdl: `type Query { logs: [Log] }
        type Log @key(fields: "id") { id: ID! notes(limit: Int!): [Note] @external }
        type Note @key(fields: "id") {
          id: ID! writerId: ID text: String!
          copies: [Log] @external
          isCopied: Boolean @requires(fields: "copies { notes(limit: 50) { id } }")
        }`,
      resolvers: {
        Query: { logs: () => LOGS },
        Note: {
          ...referencesWith(selectFields(NOTES, "id", "writerId", "text")),
          isCopied: ({ copies = [] }: RequiredNote) =>
            copies.some(({ notes }) => notes.every(({ id }) => id)),
        },
      },
    },
    d: {
      sdl: `type Log @key(fields: "id") {
          id: ID! notes(limit: Int!): [Note] writer: Writer @requires(fields: "notes(limit: 3) { writerId }")
        }
        type Note @key(fields: "id") { id: ID! writerId: ID @external copies: [Log] }
        type Writer { id: ID! name: String }`,
      resolvers: {
        Log: {
          ...referencesWith(LOGS),
          notes: notesOf,
          writer: ({ notes }: RequiredLog) => {
            if (notes?.length !== 3) throw new Error("Three notes are required.");
            return { id: notes[2]?.writerId };
          },
        },
        Note: {
          ...references(selectFields(NOTES, "id")),
          copies: ({ id }: { id: string }) =>
            NOTES.find((note) => note.id === id)?.copies.map((log) => ({ id: log })),
        },
      },
    },
  },
  cases: {
    "a required field with an argument": {
      query: "{ goods { code name fee } }",
      data: {
        goods: [
          { code: "g1", name: "Tea", fee: 110 },
          { code: "g2", name: "Silk", fee: 440 },
        ],
      },
    },
    "in an object that is no entity": {
      query: "{ goods { dear } }",
      data: { goods: [{ dear: false }, { dear: true }] },
    },
    "a required list of entities with an argument": {
      query: "{ logs { writer { id } } }",
      data: { logs: [{ writer: { id: "w2" } }, { writer: { id: "w1" } }] },
    },
    "the client asks for the same field with another argument": {
      query: "{ logs { writer { id } notes(limit: 1) { id } } }",
      data: {
        logs: [
          { writer: { id: "w2" }, notes: [{ id: "n1" }] },
          { writer: { id: "w1" }, notes: [{ id: "n4" }] },
        ],
      },
    },
    "a required list in a required list": {
      query: "{ logs { notes(limit: 3) { isCopied } } }",
      data: {
        logs: [
          { notes: [{ isCopied: false }, { isCopied: false }, { isCopied: true }] },
          { notes: [{ isCopied: false }, { isCopied: false }, { isCopied: false }] },
        ],
      },
    },
    "with a variable that has a default": {
      query: "query ($limit: Int = 1) { logs { writer { id } notes(limit: $limit) { id } } }",
      data: {
        logs: [
          { writer: { id: "w2" }, notes: [{ id: "n1" }] },
          { writer: { id: "w1" }, notes: [{ id: "n4" }] },
        ],
      },
    },
    "with the variable in two fragments": {
      query: `query ($limit: Int = 1) { logs { writer { id } ...One ...Two } }
        fragment One on Log { notes(limit: $limit) { id } }
        fragment Two on Log { notes(limit: $limit) { id } }`,
      data: {
        logs: [
          { writer: { id: "w2" }, notes: [{ id: "n1" }] },
          { writer: { id: "w1" }, notes: [{ id: "n4" }] },
        ],
      },
    },
  },
};
