import type { Supergraph } from "@tetron/federation/supergraph";
import type { Caller } from "@tetron/service/caller";
import { type DocumentNode, parse, print } from "graphql";

// biome-ignore lint/suspicious/noExplicitAny: the caller knows what is answered.
type Data = Record<string, any>;

/** Runs an operation, given as text or parsed, without variables. @throws Error with the first error of the answer. */
export type Run = (operation: string | DocumentNode) => Promise<Data>;

/** Runs operations for a caller. */
export function runOn(supergraph: Supergraph, caller: Caller): Run {
  return async (operation) => {
    const document = typeof operation === "string" ? parse(operation) : operation;
    const { signal } = new AbortController();
    const context = { caller, signal };
    const { data, errors } = await supergraph.execute({ document, variables: {}, context, signal });
    if (errors?.[0]) throw new Error(`${print(document).slice(0, 300)}: ${errors[0].message}`);
    return data as Data;
  };
}
