import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { contestResolvers } from "./resolvers/contest.ts";
import { importResolvers } from "./resolvers/import.ts";
import { networkResolvers } from "./resolvers/network.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...networkResolvers,
  ...walletResolvers,
  Mutation: { ...importResolvers.Mutation, ...contestResolvers.Mutation },
  Query: { ...networkResolvers.Query, ...walletResolvers.Query },
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
