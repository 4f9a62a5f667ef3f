import { listEvents } from "../list-events.ts";
import type { Resolvers } from "../resolvers.gen.ts";

export const eventResolvers: Resolvers = {
  Query: {
    events: (_parent, query, { deps: { lake }, caller }) => listEvents(lake.db, caller.tenant, query),
  },
  Event: {
    data: ({ data }) => JSON.stringify(data),
  },
};
