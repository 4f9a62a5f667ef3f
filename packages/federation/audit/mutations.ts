import { type AuditSuite, referencesWith, selectFields } from "./suite.ts";

const BOATS = [{ id: "b1", name: "b1-name", price: 9.99 }];
const NEW = { id: "new", name: "Nova", price: 599.99 };
const all = [...BOATS, NEW];

/** Subgraphs that record their mutations. */
function fleet(): AuditSuite["subgraphs"] {
  let total = 0;
  const later = async (change: () => number) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    total = change();
    return total;
  };
  let marks = 0;
  return {
    a: {
      sdl: `type Query { boat(id: ID!): Boat! }
        type Mutation {
          addBoat(input: BoatInput!): Boat!
          multiply(by: Int!): Int!
          addMark(name: String!): Mark! @shareable
        }
        input BoatInput { name: String! price: Float! }
        type Boat @key(fields: "id") { id: ID! name: String! price: Float! }
        type Mark @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { boat: () => BOATS[0] },
        Mutation: {
          addBoat: (_: unknown, { input }: { input: object }) => ({ id: "new", ...input }),
          multiply: (_: unknown, { by }: { by: number }) => later(() => total * by),
          addMark: () => ({ id: `mark-${++marks}` }),
        },
      },
    },
    b: {
      sdl: `type Boat @key(fields: "id") {
          id: ID! price: Float! @external dear: Boolean! @requires(fields: "price") afloat: Boolean!
        }
        type Mutation { reset: Int! addMark(name: String!): Mark! @shareable }
        type Mark @key(fields: "id") { id: ID! name: String! }`,
      resolvers: {
        Boat: {
          ...referencesWith(selectFields(all, "id")),
          dear: ({ price }: { price: number }) => price > 100,
          afloat: () => true,
        },
        Mutation: {
          reset: async () => {
            const last = total;
            await later(() => 0);
            return last;
          },
          addMark: (_: unknown, { name }: { name: string }) => ({ id: `mark-${++marks}`, name }),
        },
        Mark: { __resolveReference: ({ id }: { id: string }) => ({ id, name: "Reef" }) },
      },
    },
    c: {
      sdl: "type Mutation { add(number: Int!): Int! }",
      resolvers: {
        Mutation: { add: (_: unknown, { number }: { number: number }) => later(() => total + number) },
      },
    },
  };
}

/** Root fields of one mutation live in three subgraphs and must run one after the other. */
export const suite: AuditSuite = {
  get subgraphs() {
    return fleet();
  },
  cases: {
    "what a mutation returns is completed like any entity": {
      query: 'mutation { addBoat(input: { name: "Nova", price: 599.99 }) { name price dear afloat } }',
      data: { addBoat: { name: "Nova", price: 599.99, dear: true, afloat: true } },
    },
    "with its input in a variable": {
      query: "mutation ($input: BoatInput!) { addBoat(input: $input) { id dear } }",
      variables: { input: { name: "Nova", price: 99 } },
      data: { addBoat: { id: "new", dear: false } },
    },
    "a query beside it": {
      query: '{ boat(id: "b1") { id name price dear afloat } }',
      data: { boat: { id: "b1", name: "b1-name", price: 9.99, dear: false, afloat: true } },
    },
    "root fields run in the client's order, whatever their subgraph": {
      query: "mutation { five: add(number: 5) ten: multiply(by: 2) twelve: add(number: 2) final: reset }",
      data: { five: 5, ten: 10, twelve: 12, final: 12 },
    },
    "a shared root field is run once": {
      query: 'mutation { addMark(name: "Reef") { id name } }',
      data: { addMark: { id: "mark-1", name: "Reef" } },
    },
  },
};
