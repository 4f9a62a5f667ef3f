import type { StoredOutcome } from "@tetron/lake/tables/reputation-outcomes";
import { requireScope } from "@tetron/service/caller";
import { recordOutcome } from "../record-outcome.ts";
import type { OutcomeKind, Resolvers } from "../resolvers.gen.ts";

export const outcomeResolvers: Resolvers = {
  Mutation: {
    recordOutcome: (_parent, { input }, { caller, deps, now }) => {
      requireScope(caller, "feedback:write");
      const { outcome, ...report } = input;
      const kind = outcome.toLowerCase() as StoredOutcome["kind"];
      return recordOutcome(deps, caller, { ...report, kind }, now);
    },
  },
  Outcome: {
    wallet: ({ network, address }) => ({ network, address }),
    outcome: ({ kind }) => kind.toUpperCase() as OutcomeKind,
  },
};
