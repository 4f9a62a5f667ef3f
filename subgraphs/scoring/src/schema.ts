import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { indexResolvers } from "./resolvers/index-in-force.ts";
import { scoreResolvers } from "./resolvers/score.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...scoreResolvers,
  ...walletResolvers,
  Query: { ...scoreResolvers.Query, ...indexResolvers.Query },
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
