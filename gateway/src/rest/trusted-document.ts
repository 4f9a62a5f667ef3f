import type { Supergraph } from "@tetron/federation/supergraph";
import { type DocumentNode, parse } from "graphql";
import type { EndpointBase } from "./endpoint.ts";

/**
 * An endpoint's operation, parsed.
 *
 * @throws Error when it does not fit the graph.
 */
export function trustedDocument(
  { method, path }: Pick<EndpointBase<unknown, unknown>, "method" | "path">,
  operation: { toString(): string },
  supergraph: Supergraph,
): DocumentNode {
  const document = parse(String(operation));
  const [problem] = supergraph.validate({ document });
  if (problem)
    throw new Error(`The operation of ${method} ${path} does not fit the graph: ${problem.message}`);
  return document;
}
