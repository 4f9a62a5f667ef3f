import { chainLag } from "@tetron/lake/chain-lag";
import { listChains } from "@tetron/lake/chains";
import type { Resolvers } from "../resolvers.gen.ts";

export const chainResolvers: Resolvers = {
  Query: { chains: (_parent, _args, { lake }) => listChains(lake.db) },
  Chain: {
    head: ({ headHeight, heldHeight }) => Math.max(headHeight, heldHeight),
    held: ({ heldHeight }) => heldHeight,
    finalized: ({ finalizedHeight }) => (finalizedHeight < 0 ? null : finalizedHeight),
    lag: (chain) => chainLag(chain, new Date()).blocks,
    lagSeconds: (chain) => chainLag(chain, new Date()).seconds,
  },
  ChainEndpoint: {
    faults: ({ faults }) => Object.values(faults).reduce((sum, count) => sum + count, 0),
  },
};
