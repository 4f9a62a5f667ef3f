import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { indexResolvers } from "./resolvers/index-in-force.ts";
import { modelResolvers } from "./resolvers/model.ts";
import { scoreResolvers } from "./resolvers/score.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...scoreResolvers,
  ...walletResolvers,
  ...modelResolvers,
  Query: { ...scoreResolvers.Query, ...indexResolvers.Query, ...modelResolvers.Query },
  Mutation: { ...scoreResolvers.Mutation, ...modelResolvers.Mutation },
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
