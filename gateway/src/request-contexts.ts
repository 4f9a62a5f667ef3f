import type { SubgraphRequest } from "@tetron/federation/subgraph";
import type { Subgraph } from "@tetron/service/subgraph";
import { type CallContext, callerOf } from "./context.ts";

/** Creates the context of one fetch from a subgraph in this process. */
export type ContextOf = (request: SubgraphRequest) => object;

/**
 * One context per subgraph for all the fetches of a request, so that loaders and computed values are shared,
 * however the plan reaches them. A mutation gets a new context, and earlier ones are dropped.
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
