import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import { cacheControl, cacheHintOf } from "./cache-control.ts";
import type { GraphContext } from "./graph-context.ts";
import type { Rules } from "./rules.ts";

/** `Cache-Control` of every answer: how long one to a trusted query by GET may be kept; `no-store` for others. */
export function cacheHeaders(schema: GraphQLSchema, rules: Rules): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ request, response, document, operation, contextValue }) {
        const { body, http } = response;
        const isKept =
          contextValue.isTrusted &&
          request.http?.method === "GET" &&
          body.kind === "single" &&
          body.singleResult.errors === undefined;
        const hint =
          isKept && document && operation ? cacheHintOf({ schema, rules }, document, operation) : undefined;
        http.headers.set("cache-control", cacheControl(hint));
        // What is left of one key's requests is not for others.
        if (hint && body.kind === "single") delete body.singleResult.extensions?.["cost"];
      },
    }),
  };
}
