import type { AuditSuite } from "./suite.ts";

const HULL = { id: "1", maker: "Maker 1", model: "Model 1" };
const OWNER = { id: "1", name: "Owner 1" };
const PRICE = { id: "1", amount: 1000, currency: "USD" };
const BOAT = { id: "1", hull: HULL, owner: OWNER, price: PRICE };

const subgraph = (fields: string, types: string, part: object) => ({
  sdl: `type Query { boat: Boat @shareable boats: [Boat] @shareable }
    type Boat { id: ID! @shareable ${fields} } ${types}`,
  resolvers: { Query: { boat: () => ({ id: "1", ...part }), boats: () => [{ id: "1", ...part }] } },
});

const ALL = "id hull { id maker model } owner { id name } price { id amount currency }";

/** No entities: three subgraphs each answer a part of the same root field. */
export const suite: AuditSuite = {
  subgraphs: {
    hulls: subgraph("hull: Hull!", "type Hull { id: ID! maker: String! model: String! }", { hull: HULL }),
    owners: subgraph("owner: Owner!", "type Owner { id: ID! name: String! }", { owner: OWNER }),
    prices: subgraph("price: Price!", "type Price { id: ID! amount: Int! currency: String! }", {
      price: PRICE,
    }),
  },
  cases: {
    "the parts of one object are merged": { query: `{ boat { ${ALL} } }`, data: { boat: BOAT } },
    "the parts of the objects of a list are merged": {
      query: `{ boats { ${ALL} } }`,
      data: { boats: [BOAT] },
    },
    "one part needs one subgraph": {
      query: "{ boat { owner { name } } }",
      data: { boat: { owner: { name: "Owner 1" } } },
    },
  },
};
