import type { Caller } from "@tetron/service/caller";
import type { Market } from "./market.ts";
import type { RoutingDeps } from "./routing-deps.ts";

/** The resolvers' context, one per request. */
export interface Context {
  readonly deps: RoutingDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** The market of the request; read once. */
  readonly market: () => Promise<Market>;
}

export function createContext(deps: RoutingDeps, caller: Caller, signal: AbortSignal): Context {
  let market: Promise<Market> | undefined;
  return {
    deps,
    caller,
    signal,
    market: () => {
      market ??= deps.market(caller.tenant, signal);
      return market;
    },
  };
}
