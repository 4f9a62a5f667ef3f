import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { chainResolvers } from "./resolvers/chain.ts";
import { clusterResolvers } from "./resolvers/cluster.ts";
import { contestResolvers } from "./resolvers/contest.ts";
import { graphResolvers } from "./resolvers/graph.ts";
import { hookResolvers } from "./resolvers/hook.ts";
import { importResolvers } from "./resolvers/import.ts";
import { jobResolvers } from "./resolvers/job.ts";
import { networkResolvers } from "./resolvers/network.ts";
import { indexResolvers } from "./resolvers/reference-index.ts";
import { uploadResolvers } from "./resolvers/upload.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import { watchResolvers } from "./resolvers/watch.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...networkResolvers,
  ...chainResolvers,
  ...walletResolvers,
  ...graphResolvers,
  ...clusterResolvers,
  ...jobResolvers,
  ...indexResolvers,
  Job: { ...jobResolvers.Job, ...indexResolvers.Job },
  Mutation: {
    ...importResolvers.Mutation,
    ...contestResolvers.Mutation,
    ...uploadResolvers.Mutation,
    ...hookResolvers.Mutation,
    ...jobResolvers.Mutation,
    ...indexResolvers.Mutation,
    ...watchResolvers.Mutation,
  },
  Query: {
    ...networkResolvers.Query,
    ...chainResolvers.Query,
    ...walletResolvers.Query,
    ...jobResolvers.Query,
    ...indexResolvers.Query,
    ...watchResolvers.Query,
    ...graphResolvers.Query,
  },
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
