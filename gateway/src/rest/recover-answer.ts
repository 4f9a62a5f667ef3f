import type { Supergraph } from "@tetron/federation/supergraph";
import type { CallContext } from "../context.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import type { RecoveryByQuery } from "./recovery.ts";
import { restFailure } from "./rest-failure.ts";
import { trustedDocument } from "./trusted-document.ts";

/**
 * Answers a request from what an earlier attempt committed. @throws Failure of the graph, in REST form.
 *
 * @param written - What the attempt settled its claim with.
 * @returns `undefined` when the request must run: what was written is not there any more, or running it again changes nothing.
 */
type RecoverAnswer = (written: string, input: never, context: Required<CallContext>) => Promise<unknown>;

/** @throws Error when the endpoint's query does not fit the graph. */
export function recovererOf(endpoint: AnyEndpoint, supergraph: Supergraph): RecoverAnswer {
  const { recover } = endpoint;
  if (recover === undefined) return async () => undefined;
  if ("answerFrom" in recover) return async (written, input) => recover.answerFrom(written, input);
  return byQuery(endpoint, recover, supergraph);
}

function byQuery(
  endpoint: AnyEndpoint,
  recover: RecoveryByQuery<never, unknown>,
  supergraph: Supergraph,
): RecoverAnswer {
  const document = trustedDocument(endpoint, recover.operation, supergraph);
  return async (written, input, { caller, signal }) => {
    const scopes = [...new Set([...caller!.scopes, recover.scope])];
    const { data, errors } = await supergraph.execute({
      ...{ document, signal, context: { caller: { ...caller!, scopes }, signal } },
      variables: recover.variables(written) as Record<string, unknown>,
    });
    if (errors?.[0]) throw restFailure(errors[0], endpoint.input.shape);
    return recover.answer(data as never, written, input);
  };
}
