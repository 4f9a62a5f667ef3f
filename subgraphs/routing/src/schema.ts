import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { networkResolvers } from "./resolvers/network.ts";
import { routeResolvers } from "./resolvers/route.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = { ...routeResolvers, ...networkResolvers };

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
