import { buildSubgraphSchema } from "@apollo/subgraph";
import { dateTime } from "@tetron/service/date-time";
import { readSdl } from "@tetron/service/subgraph";
import { scoreResolvers } from "./resolvers/score.ts";
import { walletResolvers } from "./resolvers/wallet.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = { DateTime: dateTime, ...scoreResolvers, ...walletResolvers };

export const schema = buildSubgraphSchema([{ typeDefs: readSdl(import.meta.url), resolvers }]);
