import { buildSubgraphSchema } from "@apollo/subgraph";
import { dateTime } from "@tetron/service/date-time";
import { readSdl } from "@tetron/service/subgraph";
import { outcomeResolvers } from "./resolvers/outcome.ts";
import { reputationResolvers } from "./resolvers/reputation.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  DateTime: dateTime,
  ...walletResolvers,
  ...reputationResolvers,
  ...outcomeResolvers,
};

export const schema = buildSubgraphSchema([{ typeDefs: readSdl(import.meta.url), resolvers }]);
