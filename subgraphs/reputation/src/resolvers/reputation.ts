import { requireScope } from "@tetron/service/caller";
import { readAddresses } from "../reputation-batch.ts";
import type { ReputationBand, ReputationPart, Resolvers } from "../resolvers.gen.ts";
import { walletReputation } from "../wallet-reputation.ts";

export const reputationResolvers: Resolvers = {
  Query: {
    reputations: (_parent, { network, addresses }, { caller, deps }) => {
      requireScope(caller, "reputation:read");
      return { ...readAddresses(network, addresses), modelVersion: deps.artifacts.version };
    },
  },
  ReputationBatch: {
    list: async ({ wallets }, _args, { deps, evidence, now }) => {
      const found = await evidence.loadMany(wallets);
      return found.map((each, i) => {
        if (each instanceof Error) throw each;
        return walletReputation(deps.artifacts, wallets[i]!, each, now);
      });
    },
  },
  Reputation: {
    band: ({ band }) => band.toUpperCase() as ReputationBand,
    components: ({ components }) =>
      components.map(({ name, points }) => ({ name: name.toUpperCase() as ReputationPart, points })),
    asOf: ({ asOf }) => new Date(asOf * 1_000),
  },
  ReputationReason: {
    evidence: ({ evidence }) => Object.entries(evidence).map(([name, value]) => ({ name, value })),
  },
};
