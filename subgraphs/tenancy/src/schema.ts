import { readSdl } from "@tetron/service/subgraph";
import { createSubgraphSchema } from "@tetron/service/subgraph-schema";
import { apiKeyResolvers } from "./resolvers/api-key.ts";
import { eventResolvers } from "./resolvers/event.ts";
import { webhookResolvers } from "./resolvers/webhook.ts";
import type { Resolvers } from "./resolvers.gen.ts";

const resolvers: Resolvers = {
  ...apiKeyResolvers,
  ...eventResolvers,
  ...webhookResolvers,
  Query: { ...apiKeyResolvers.Query, ...eventResolvers.Query, ...webhookResolvers.Query },
  Mutation: { ...apiKeyResolvers.Mutation, ...webhookResolvers.Mutation },
};

export const schema = createSubgraphSchema(readSdl(import.meta.url), resolvers);
