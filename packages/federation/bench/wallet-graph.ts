import type { Resolvers, SubgraphSources } from "../test/compose.ts";

/** A wallet graph in memory, as parts and as one schema. */
const WALLETS = new Map(
  Array.from({ length: 200 }, (_, index) => {
    const address = `0x${(index * 7919 + 11).toString(16).padStart(40, "0")}`;
    const id = `eip155:1:${address}`;
    const labels = index % 3 === 0 ? ["exchange", "hot-wallet"] : [];
    const seen = { firstSeen: "2019-03-02T11:20:31Z", lastSeen: "2024-09-27T08:01:44Z" };
    return [
      id,
      { id, address, labels, index, ...seen, network: { id: "ethereum", name: "Ethereum" } },
    ] as const;
  }),
);

interface Wallet {
  readonly id: string;
}

const indexOf = ({ id }: Wallet) => WALLETS.get(id)?.index ?? 0;

const RISK = {
  risk: (wallet: Wallet) => {
    const probability = (indexOf(wallet) % 100) / 100;
    return { probability, band: probability > 0.8 ? "HIGH" : "LOW", reasons: REASONS };
  },
};

const REASONS = [
  { code: "COUNTERPARTY_LABELLED", contribution: 0.42 },
  { code: "BURST", contribution: -0.08 },
];

const REPUTATION = {
  reputation: (wallet: Wallet) => ({ score: 50 + (indexOf(wallet) % 50), confidence: 0.75, trend: -1.5 }),
};

const COUNTERPARTIES = {
  counterparties: (wallet: Wallet, { first }: { first: number }) => {
    const ids = [...WALLETS.keys()];
    return Array.from({ length: first }, (_, step) => {
      const id = ids[(indexOf(wallet) + step * 3 + 1) % ids.length]!;
      return { wallet: { id }, payments: step + 1, volume: `${(step + 1) * 125}.50` };
    });
  },
};

const Query = { wallet: (_: unknown, { id }: Wallet) => WALLETS.get(id) };
const bare = { __resolveReference: ({ id }: Wallet) => ({ id }) };
const full = { __resolveReference: ({ id }: Wallet) => WALLETS.get(id) };

const CHAIN = `
  type Network { id: ID! name: String! }
  type Query { wallet(id: ID!): Wallet }`;
const WALLET =
  "id: ID! address: String! labels: [String!]! firstSeen: String lastSeen: String network: Network!";
const COUNTERPARTY = "type Counterparty { wallet: Wallet! payments: Int! volume: String! }";
const RISK_TYPES = `
  type Risk { probability: Float! band: Band! reasons: [Reason!]! }
  enum Band { LOW HIGH }
  type Reason { code: String! contribution: Float! }`;
const REPUTATION_TYPE = "type Reputation { score: Int! confidence: Float! trend: Float! }";
const ENTITY = 'type Wallet @key(fields: "id")';

/** The graph as four subgraphs. */
export const FEDERATED: SubgraphSources = {
  ingestion: { sdl: `${CHAIN} ${ENTITY} { ${WALLET} }`, resolvers: { Query, Wallet: full } },
  scoring: {
    sdl: `${RISK_TYPES} ${ENTITY} { id: ID! risk: Risk! }`,
    resolvers: { Wallet: { ...bare, ...RISK } },
  },
  reputation: {
    sdl: `${REPUTATION_TYPE} ${ENTITY} { id: ID! reputation: Reputation! }`,
    resolvers: { Wallet: { ...bare, ...REPUTATION } },
  },
  payments: {
    sdl: `${COUNTERPARTY} ${ENTITY} { id: ID! counterparties(first: Int!): [Counterparty!]! }`,
    resolvers: { Wallet: { ...bare, ...COUNTERPARTIES } },
  },
};

/** The same graph as one schema. */
export const MONOLITH: { readonly sdl: string; readonly resolvers: Resolvers } = {
  sdl: `${CHAIN} ${RISK_TYPES} ${REPUTATION_TYPE} ${COUNTERPARTY}
    type Wallet { ${WALLET} risk: Risk! reputation: Reputation! counterparties(first: Int!): [Counterparty!]! }`,
  resolvers: {
    Query,
    Wallet: { ...RISK, ...REPUTATION, ...COUNTERPARTIES },
    Counterparty: { wallet: ({ wallet }: { wallet: Wallet }) => WALLETS.get(wallet.id) },
  },
};

/** The query of a wallet page: a 1.3 kB answer from four subgraphs in five fetches, with nested entities. */
export const QUERY = `query WalletPage($id: ID!, $first: Int!) {
  wallet(id: $id) {
    id address labels firstSeen lastSeen
    network { id name }
    risk { probability band reasons { code contribution } }
    reputation { score confidence trend }
    counterparties(first: $first) {
      payments volume
      wallet { id risk { probability band } }
    }
  }
}`;

/** The variables of {@link QUERY}. */
export const VARIABLES = { id: [...WALLETS.keys()][3]!, first: 6 };
