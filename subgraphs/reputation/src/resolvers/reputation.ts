import { readAddresses } from "../reputation-batch.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const reputationResolvers: Resolvers = {
  Query: {
    reputations: (_parent, { network, addresses }, { deps }) => ({
      ...readAddresses(network, addresses),
      modelVersion: deps.artifacts.version,
    }),
  },
  Reputation: {
    asOf: ({ asOf }) => new Date(asOf * 1_000),
  },
  ReputationReason: {
    lists: ({ lists }) => lists ?? [],
    evidence: ({ evidence }) => Object.entries(evidence).map(([name, value]) => ({ name, value })),
  },
};
