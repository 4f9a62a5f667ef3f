import { recordOutcome } from "../record-outcome.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const outcomeResolvers: Resolvers = {
  Mutation: {
    recordOutcome: (_parent, { input }, { caller, deps, now }) => {
      const { outcome: kind, ...report } = input;
      return recordOutcome(deps, caller, { ...report, kind }, now);
    },
  },
  Outcome: {
    wallet: ({ network, address }) => ({ network, address }),
    outcome: ({ kind }) => kind,
  },
};
