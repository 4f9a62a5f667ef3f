import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphContext } from "./graph-context.ts";

/** Marks what a test key is answered over GraphQL, by `extensions.test`. */
export const testExtension: ApolloServerPlugin<GraphContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response: { body }, contextValue: { caller } }) {
      if (body.kind !== "single" || !caller?.test) return;
      body.singleResult.extensions = { ...body.singleResult.extensions, test: true };
    },
  }),
};
