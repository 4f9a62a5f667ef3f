import { contestLabel } from "../contests/contest-label.ts";
import { ownerFor } from "../owner-for.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const contestResolvers: Resolvers = {
  Mutation: {
    contestLabel: (_parent, { input: { shared, ...contest } }, { lake, caller, now }) =>
      contestLabel(lake, contest, {
        owner: ownerFor(caller, shared),
        actor: caller.keyId,
        claim: caller.claim,
        now,
      }),
  },
};
