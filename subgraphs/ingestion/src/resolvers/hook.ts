import { requireScope } from "@tetron/service/caller";
import { receiveHook } from "../hooks/receive-hook.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const hookResolvers: Resolvers = {
  Mutation: {
    receiveHook(_parent, { input }, { lake, caller, now }) {
      if (input.kind === "outcomes") requireScope(caller, "feedback:write");
      return receiveHook(lake, input, { tenant: caller.tenant, actor: caller.keyId, now });
    },
  },
};
