import { type DocumentNode, type ExecutionResult, GraphQLError } from "graphql";
import type { SubgraphExecute, SubgraphRequest } from "../subgraph.ts";
import { type Data, isData, isPromise } from "./data.ts";
import { reportedError, subgraphFailure } from "./failure.ts";
import type { Run } from "./run.ts";
import { settle } from "./settle.ts";

/** A planned operation of one subgraph: the part of a call that is the same for all requests. */
export interface Call {
  readonly serviceName: string;
  readonly execute: SubgraphExecute;
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly kind: SubgraphRequest["kind"];
}

/** A validated answer of a subgraph. */
export interface Answer {
  readonly data: Data | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Calls a subgraph. A failure on its side becomes an error in the answer.
 *
 * @throws The reason of the client's signal, when the client has left (a rejection if the call had begun).
 */
export function callSubgraph(call: Call, run: Run, variables: Data): Answer | Promise<Answer> {
  run.signal?.throwIfAborted();
  const { serviceName } = call;
  const { request, abort } = requestOf(call, run.context, variables);
  try {
    const result = call.execute(request);
    if (!isPromise(result)) return answerOf(result, serviceName);
    return settle(run.watch, result, {
      serviceName,
      abort,
      receive: (settled) => answerOf(settled, serviceName),
    });
  } catch (thrown) {
    return failed(subgraphFailure("SUBGRAPH_UNREACHABLE", serviceName, "could not be reached", thrown));
  }
}

/** A request and its abort function. */
export function requestOf(call: Omit<Call, "execute">, context: unknown, variables: Data) {
  const controller = new AbortController();
  const { query, document, operationName, kind } = call;
  const { signal } = controller;
  const request: SubgraphRequest = { query, document, variables, operationName, kind, context, signal };
  return { request, abort: (reason: unknown) => controller.abort(reason) };
}

const NO_ERRORS: readonly GraphQLError[] = [];

/** Validates a subgraph's answer; a malformed one becomes an error. */
export function answerOf(result: ExecutionResult | GraphQLError, serviceName: string): Answer {
  if (result instanceof GraphQLError) return failed(result);
  const { data = null, errors = null } = (isData(result) ? result : {}) as {
    data?: unknown;
    errors?: unknown;
  };
  const wellFormed = data === null || isData(data);
  if (Array.isArray(errors) && errors.length > 0 && wellFormed)
    return { data, errors: errors.map((error) => reportedError(error, serviceName)) };
  if (wellFormed && data !== null && (errors === null || Array.isArray(errors)))
    return { data, errors: NO_ERRORS };
  return failed(
    subgraphFailure(
      "SUBGRAPH_MALFORMED_ANSWER",
      serviceName,
      "answered with something that is no GraphQL result",
    ),
  );
}

function failed(error: GraphQLError): Answer {
  return { data: null, errors: [error] };
}
