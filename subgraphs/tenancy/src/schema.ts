import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { apiKeyResolvers } from "./resolvers/api-key.ts";
import { eventResolvers } from "./resolvers/event.ts";
import { hookSourceResolvers } from "./resolvers/hook-source.ts";
import { webhookResolvers } from "./resolvers/webhook.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...apiKeyResolvers,
  ...eventResolvers,
  ...webhookResolvers,
  ...hookSourceResolvers,
  Query: {
    ...apiKeyResolvers.Query,
    ...eventResolvers.Query,
    ...webhookResolvers.Query,
    ...hookSourceResolvers.Query,
  },
  Mutation: {
    ...apiKeyResolvers.Mutation,
    ...webhookResolvers.Mutation,
    ...hookSourceResolvers.Mutation,
  },
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
