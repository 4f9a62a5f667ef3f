import { isFailure } from "@tetron/domain/failure";
import { listHookSources, requireHookSource } from "@tetron/lake/hook-sources";
import { requireScope } from "@tetron/service/caller";
import { idConnection, parseIdPage } from "@tetron/service/id-page";
import { createHookSource, deleteHookSource, rotateHookSecret } from "../hook-sources/manage-hook-sources.ts";
import { managerOf } from "../manager.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const hookSourceResolvers: Resolvers = {
  Query: {
    hookSources: async (_parent, asked, { deps: { lake }, caller }) => {
      const page = parseIdPage("hook", asked);
      const limits = { after: page.after, limit: page.first + 1 };
      return idConnection(await listHookSources(lake.db, caller.tenant, limits), page);
    },
    hookSource: async (_parent, { id }, { deps: { lake }, caller }) => {
      try {
        return await requireHookSource(lake.db, caller.tenant, id);
      } catch (error) {
        if (isFailure(error, "NOT_FOUND")) return null;
        throw error;
      }
    },
  },
  Mutation: {
    createHookSource(_parent, { input }, { deps: { lake }, caller }) {
      // Its maker needs the scopes of what its messages do.
      if (input.kind === "outcomes") requireScope(caller, "feedback:write");
      return createHookSource(lake, managerOf(caller), input);
    },
    deleteHookSource: (_parent, { input: { id } }, { deps: { lake }, caller }) =>
      deleteHookSource(lake, managerOf(caller), id),
    async rotateHookSecret(_parent, { input: { id, overlapMinutes, secret } }, { deps: { lake }, caller }) {
      const { kind } = await requireHookSource(lake.db, caller.tenant, id);
      if (kind === "outcomes") requireScope(caller, "feedback:write");
      const asked = { id, overlapMinutes: overlapMinutes ?? 1_440, secret };
      return rotateHookSecret(lake, managerOf(caller), asked);
    },
  },
  HookSourceWithSecret: {
    source: ({ source }) => source,
    secret: ({ secret }) => secret,
  },
};
