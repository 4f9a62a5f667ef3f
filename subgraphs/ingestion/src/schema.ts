import { buildSubgraphSchema } from "@apollo/subgraph";
import { dateTime } from "@tetron/service/date-time";
import { readSdl } from "@tetron/service/subgraph";
import { importResolvers } from "./resolvers/import.ts";
import { networkResolvers } from "./resolvers/network.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  DateTime: dateTime,
  ...networkResolvers,
  ...walletResolvers,
  ...importResolvers,
  Query: { ...networkResolvers.Query, ...walletResolvers.Query },
};

export const schema = buildSubgraphSchema([{ typeDefs: readSdl(import.meta.url), resolvers }]);
