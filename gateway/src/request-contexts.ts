import type { SubgraphRequest } from "@tetron/federation/subgraph";
import type { Subgraph } from "@tetron/service/subgraph";
import { type CallContext, callerOf } from "./context.ts";

/** Makes the context of one fetch of a subgraph in this process. */
export type ContextOf = (request: SubgraphRequest) => object;

/**
 * One context of each subgraph for all the fetches of a request, so that what a loader has read and what has been
 * computed of a wallet is there for the next fetch, however the plan got there. A mutation gets a context of
 * its own, and what was known before it is forgotten.
 *
 * A stream needs a context of the request for each of its events.
 */
export function requestContexts(): (subgraph: Subgraph) => ContextOf {
  const known = new WeakMap<object, Map<Subgraph, object>>();
  return (subgraph) =>
    ({ context, signal, kind }) => {
      const request = context as CallContext;
      const make = () => subgraph.createContext(callerOf(request), request.signal ?? signal);
      if (kind !== "query") {
        known.delete(request);
        return { ...make(), signal };
      }
      const contexts = known.get(request) ?? new Map<Subgraph, object>();
      known.set(request, contexts);
      const shared = contexts.get(subgraph) ?? make();
      contexts.set(subgraph, shared);
      return { ...shared, signal };
    };
}
