import type { Supergraph } from "@tetron/federation/supergraph";
import type { Caller } from "@tetron/service/caller";
import { type DocumentNode, parse } from "graphql";

// biome-ignore lint/suspicious/noExplicitAny: whoever asks knows what is answered.
type Data = Record<string, any>;

/** Runs operations for a caller, each document parsed once. */
export function runOn(supergraph: Supergraph, caller: Caller) {
  const documents = new Map<string, DocumentNode>();
  return async (query: string, variables: Record<string, unknown> = {}): Promise<Data> => {
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const { signal } = new AbortController();
    const context = { caller, signal };
    const { data, errors } = await supergraph.execute({ document, variables, context, signal });
    if (errors?.[0]) throw new Error(`${query.slice(0, 300)}: ${errors[0].message}`);
    return data as Data;
  };
}
