import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { outcomeResolvers } from "./resolvers/outcome.ts";
import { reputationResolvers } from "./resolvers/reputation.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...walletResolvers,
  ...reputationResolvers,
  ...outcomeResolvers,
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
