import { findIndexOfJob, listIndexes } from "@tetron/lake/reference-indexes";
import { idConnection, parseIdPage } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import { deletePromotedIndex } from "../indexes/delete-promoted-index.ts";
import { promoteIndex } from "../indexes/promote-index.ts";
import { startScrape } from "../indexes/start-scrape.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const indexResolvers: Resolvers = {
  Query: {
    async indexes(_parent, asked, { lake }) {
      const page = parseIdPage("idx", asked);
      return idConnection(await listIndexes(lake.db, { before: page.after, limit: page.first + 1 }), page);
    },
  },
  Mutation: {
    scrape: (_parent, { input }, context) =>
      startScrape(context.lake, context.indexSources, input, asker(context)),
    deletePromotedIndex: (_parent, _args, context) => deletePromotedIndex(context.lake, asker(context)),
    promoteIndex: (_parent, { id }, context) => promoteIndex(context.lake, id, asker(context)),
  },
  Job: {
    index: async ({ id, kind }, _args, { lake }) =>
      kind === "index.scrape" ? ((await findIndexOfJob(lake.db, id)) ?? null) : null,
  },
  ReferenceIndex: {
    mapping: ({ mapping }) => [...(mapping ?? [])],
    async state({ dryRun, edition }, _args, { sources }) {
      if (dryRun) return "dry_run";
      if (edition === null) return "building";
      const isPromoted = (await sources()).some(
        ({ kind, version }) => kind === "index" && version === edition,
      );
      return isPromoted ? "promoted" : "ready";
    },
  },
};

function asker({ caller, now }: Context) {
  return { actor: caller.keyId, now, claim: caller.claim };
}
