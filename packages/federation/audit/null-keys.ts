import { type AuditSuite, references } from "./suite.ts";

const BOXES = ["1", "2", "3"].map((id) => ({ id, code: `b${id}`, sender: { id, name: `Sender ${id}` } }));
const fail = (found: unknown) => {
  if (found === null || found === undefined) throw new Error("Invalid reference.");
  return found;
};

/** The last subgraph is reached by a key that is sometimes null in the middle one. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { crates: [Crate] } type Crate { box: Box } type Box @key(fields: "code") { code: ID! }`,
      resolvers: { Query: { crates: () => BOXES.map(({ code }) => ({ box: { code } })) } },
    },
    b: {
      sdl: 'type Box @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }',
      resolvers: { Box: references(BOXES.slice(0, 2), "id", "code") },
    },
    c: {
      sdl: `type Box @key(fields: "id") { id: ID! sender: Sender } type Sender { id: ID! name: String }`,
      resolvers: {
        Box: { __resolveReference: ({ id }: { id: string }) => fail(BOXES.find((box) => box.id === id)) },
      },
    },
  },
  cases: {
    "an entity whose next key is unknown is not asked for": {
      query: "{ crates { box { code sender { name } } } }",
      data: {
        crates: [
          { box: { code: "b1", sender: { name: "Sender 1" } } },
          { box: { code: "b2", sender: { name: "Sender 2" } } },
          { box: { code: "b3", sender: null } },
        ],
      },
    },
  },
};
