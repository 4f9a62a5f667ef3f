import type { Supergraph } from "@tetron/federation/supergraph";
import { withOutcome } from "@tetron/service/write-outcome";
import { GraphQLError, getOperationAST } from "graphql";
import type { CallContext } from "../context.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { restFailure } from "./rest-failure.ts";
import { trustedDocument } from "./trusted-document.ts";

/**
 * Answers one checked input of an endpoint. @throws Failure of the graph, in REST form.
 *
 * @param written - What an earlier attempt wrote that did not answer: then the answer is made from that.
 */
export type RunEndpoint = (
  input: never,
  context: Required<CallContext>,
  written?: string,
) => Promise<unknown>;

/**
 * An endpoint's trusted operation, ready to run, whichever door the input came in by.
 *
 * @throws Error when the operation does not fit the graph.
 */
export function runnerOf(endpoint: AnyEndpoint, supergraph: Supergraph): RunEndpoint {
  const document = trustedDocument(endpoint, endpoint.operation, supergraph);
  const isWrite = getOperationAST(document)?.operation === "mutation";
  const recover = recoveryOf(endpoint, supergraph);
  return async (input, context, written) => {
    try {
      const recovered = written === undefined ? undefined : await recover(written, context);
      if (recovered !== undefined) return recovered;
      const variables = endpoint.variables(input);
      const { signal } = context;
      const { data, errors } = await supergraph.execute({ document, variables, context, signal });
      if (errors?.[0]) throw errors[0];
      return endpoint.answer(data, input);
    } catch (thrown) {
      const path = thrown instanceof GraphQLError ? thrown.path : undefined;
      throw withOutcome(restFailure(thrown), path, isWrite);
    }
  };
}

/** @throws Error when the query does not fit the graph. */
function recoveryOf(
  endpoint: AnyEndpoint,
  supergraph: Supergraph,
): (written: string, context: Required<CallContext>) => Promise<unknown> {
  const { recover } = endpoint;
  if (recover === undefined) return async () => undefined;
  const document = trustedDocument(endpoint, recover.operation, supergraph);
  return async (written, { caller, signal }) => {
    const scopes = [...new Set([...caller!.scopes, recover.scope])];
    const { data, errors } = await supergraph.execute({
      ...{ document, signal, context: { caller: { ...caller!, scopes }, signal } },
      variables: recover.variables(written) as Record<string, unknown>,
    });
    if (errors?.[0]) throw errors[0];
    return recover.answer(data as never, written);
  };
}
