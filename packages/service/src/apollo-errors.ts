import type {
  ApolloServerOptionsWithSchema,
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContext,
} from "@apollo/server";
import { GraphQLError } from "graphql";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { presentGraphQL } from "./present.ts";
import { presentWithOutcome } from "./write-outcome.ts";

type ErrorOptions<Context extends BaseContext> = Required<
  Pick<ApolloServerOptionsWithSchema<Context>, "formatError" | "plugins">
>;

/**
 * Error formatting of an Apollo server: failures with code and details, failed writes with their outcome,
 * everything with the request id, bugs masked and logged. Spread it into the server's options.
 */
export function apolloErrors<Context extends BaseContext>(options: {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly requestId: (request: GraphQLRequestContext<Context>) => string | undefined;
}): ErrorOptions<Context> {
  const { log, metrics } = options;
  const complete: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      async willSendResponse(request) {
        const { body } = request.response;
        if (body.kind !== "single" || body.singleResult.errors === undefined) return;
        const requestId = options.requestId(request);
        const isWrite = request.operation?.operation === "mutation";
        body.singleResult.errors = body.singleResult.errors.map((error) => {
          const shown = presentWithOutcome(error, isWrite);
          return { ...shown, extensions: { ...shown.extensions, requestId } };
        });
      },
    }),
  };
  return {
    plugins: [complete],
    formatError(formatted, error) {
      const asThrown =
        error instanceof GraphQLError ? error : new GraphQLError("", { originalError: error as Error });
      const shown = presentGraphQL(asThrown, (thrown) => log.error({ err: thrown }, "bug"));
      // Apollo's own code, such as INTERNAL_SERVER_ERROR, where the error has none.
      const code = shown.extensions?.["code"] ?? formatted.extensions?.["code"];
      metrics.errors.inc({ code: String(code) });
      // `http` tells Apollo which status to answer with; clients do not need it.
      const { http: _http, ...extensions } = shown.extensions ?? {};
      return { ...shown, extensions: { ...extensions, code } };
    },
  };
}
