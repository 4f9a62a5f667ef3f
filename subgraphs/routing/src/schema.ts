import { buildSubgraphSchema } from "@apollo/subgraph";
import { dateTime } from "@tetron/service/date-time";
import { readSdl } from "@tetron/service/subgraph";
import { networkResolvers } from "./resolvers/network.ts";
import { routeResolvers } from "./resolvers/route.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = { DateTime: dateTime, ...routeResolvers, ...networkResolvers };

export const schema = buildSubgraphSchema([{ typeDefs: readSdl(import.meta.url), resolvers }]);
