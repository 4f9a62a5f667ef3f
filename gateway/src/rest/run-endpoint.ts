import type { Supergraph } from "@tetron/federation/supergraph";
import { withOutcome } from "@tetron/service/write-outcome";
import { GraphQLError, getOperationAST } from "graphql";
import type { CallContext } from "../context.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { restFailure } from "./rest-failure.ts";
import { trustedDocument } from "./trusted-document.ts";

/** Answers one checked input of an endpoint. @throws Failure of the graph, in REST form. */
export type RunEndpoint = (input: never, context: Required<CallContext>) => Promise<unknown>;

/**
 * An endpoint's trusted operation, ready to run, whichever door the input came in by.
 *
 * @throws Error when the operation does not fit the graph.
 */
export function runnerOf(endpoint: AnyEndpoint, supergraph: Supergraph): RunEndpoint {
  const document = trustedDocument(endpoint, endpoint.operation, supergraph);
  const isWrite = getOperationAST(document)?.operation === "mutation";
  return async (input, context) => {
    const alone = endpoint.answerAlone?.(input);
    if (alone !== undefined) return alone;
    try {
      const variables = endpoint.variables(input);
      const { signal } = context;
      const { deadlineMs } = endpoint;
      const { data, errors } = await supergraph.execute({ document, variables, context, signal, deadlineMs });
      if (errors?.[0]) throw errors[0];
      return endpoint.answer(data, input);
    } catch (thrown) {
      const path = thrown instanceof GraphQLError ? thrown.path : undefined;
      throw withOutcome(restFailure(thrown, endpoint.input.shape), path, isWrite);
    }
  };
}
