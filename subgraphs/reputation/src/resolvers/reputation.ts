import { unitOfReputationEvidence } from "@tetron/models/reputation/evidence-units";
import { historyStatus } from "@tetron/verdict/asking/history-status";
import { readAddresses } from "../reputation-batch.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const reputationResolvers: Resolvers = {
  Query: {
    async reputations(_parent, { network, addresses }, { deps, caller, now, signal }) {
      const { wallets, errors } = readAddresses(network, addresses);
      const asked = await deps.onDemand.askFor(wallets, { tenant: caller.tenant, at: now, signal });
      return { wallets: asked, errors, modelVersion: deps.artifacts.version };
    },
  },
  Reputation: {
    asOf: ({ asOf }) => new Date(asOf * 1_000),
    historyStatus: async ({ wallet }, _args, { held, deps: { onDemand }, now }) =>
      historyStatus(await held.load(wallet), { ...onDemand, absent: wallet.absent, now }),
  },
  ReputationReason: {
    lists: ({ lists }) => lists ?? [],
    evidence: ({ code, evidence }) =>
      Object.entries(evidence).map(([name, value]) => ({
        ...{ name, value, unit: unitOfReputationEvidence(code, name) },
      })),
  },
};
