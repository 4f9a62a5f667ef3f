import { listChainStatuses } from "@tetron/lake/chain-status";
import type { Resolvers } from "../resolvers.gen.ts";

export const chainResolvers: Resolvers = {
  Query: { chains: (_parent, _args, { lake }) => listChainStatuses(lake.db, new Date()) },
  Chain: {
    lag: ({ lag }) => lag?.blocks ?? null,
    lagSeconds: ({ lag }) => lag?.seconds ?? null,
  },
  ChainEndpoint: {
    faults: ({ faults }) => Object.values(faults).reduce((sum, count) => sum + count, 0),
  },
};
