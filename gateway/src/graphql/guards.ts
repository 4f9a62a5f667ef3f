import {
  type ApolloServerPlugin,
  type GraphQLRequestContextDidResolveOperation,
  HeaderMap,
} from "@apollo/server";
import { Failure } from "@tetron/domain/failure";
import { presentRest } from "@tetron/service/present";
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { unauthorized } from "../auth/bearer.ts";
import { measure, type Operation } from "./demand.ts";
import { unresolvedOperation } from "./document-error.ts";
import type { GraphContext } from "./graph-context.ts";
import { limitDemand } from "./limits.ts";
import { rootFields } from "./root-fields.ts";
import type { Rules } from "./rules.ts";
import { createScopeGuard } from "./scopes.ts";
import { requireStorableTexts } from "./texts.ts";

type Resolved = GraphQLRequestContextDidResolveOperation<GraphContext>;

/**
 * Refuses operations before any subgraph is called: too expensive, beyond the key's scopes, or anonymous
 * beyond introspection. It fails closed: the executor gets only the operation that has passed every guard,
 * and runs nothing otherwise. An operation counts as many requests as it has root fields, so that aliases do
 * not bypass the rate limit.
 */
export function createGuards(schema: GraphQLSchema, rules: Rules): ApolloServerPlugin<GraphContext> {
  const scopes = createScopeGuard(schema, rules);

  const admit = async (request: Resolved) => {
    if (!request.operation) throw unresolved(request.request.operationName);
    await guard(request, request.operation);
    request.contextValue.admitted = request.operation;
  };

  const guard = async ({ document, request, contextValue }: Resolved, operation: OperationDefinitionNode) => {
    if (operation.operation === "subscription") throw needsStream();
    const asked: Operation = { document, operation, variables: request.variables ?? {} };
    requireStorableTexts(document, asked.variables);
    contextValue.demand = measure(schema, rules, asked);
    limitDemand(contextValue.demand);
    const roots = rootFields(asked).filter((name) => !name.startsWith("__"));
    if (roots.length === 0) return;
    const { caller, charge } = contextValue;
    if (!caller) throw unauthorized("Authorization: without a key only introspection is allowed.");
    scopes.require(document, caller.scopes);
    if (roots.length > 1) await charge(roots.length - 1);
  };

  return {
    requestDidStart: async () => ({
      async didResolveOperation(request) {
        try {
          await admit(request);
        } catch (thrown) {
          throw refusal(thrown, request.contextValue.requestId);
        }
      },
    }),
  };
}

/** The error with the HTTP status for Apollo. */
function refusal(thrown: unknown, requestId: string): GraphQLError {
  if (thrown instanceof GraphQLError) return thrown;
  const { status, headers, body } = presentRest(thrown, requestId);
  const http = { status, headers: new HeaderMap() };
  for (const [name, value] of Object.entries(headers)) http.headers.set(name, value);
  const error = new GraphQLError(body.error.message, { originalError: thrown as Error });
  // Assigned: packages disagree about the type of this extension, and this is the one that Apollo reads.
  Object.assign(error.extensions, { http });
  return error;
}

/** A subscription is answered by a stream: see `stream/graph-streams.ts`. */
function needsStream(): Failure<"BAD_REQUEST"> {
  const message =
    "query: a subscription needs a stream: send it with Accept: text/event-stream, or over a WebSocket with the sub-protocol graphql-transport-ws.";
  return new Failure("BAD_REQUEST", message, { issues: [{ field: "query", reason: "needs_stream" }] });
}

/** The error with Apollo's own status for it. */
function unresolved(operationName: string | undefined): GraphQLError {
  const error = unresolvedOperation(operationName);
  Object.assign(error.extensions, { http: { status: 400, headers: new HeaderMap() } });
  return error;
}
