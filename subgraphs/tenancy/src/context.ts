import type { Caller } from "@tetron/service/caller";
import type { TenancyDeps } from "./deps.ts";

/** The resolvers' context, one per request. */
export interface Context {
  readonly deps: TenancyDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Time of the request, at which keys are valid or not. */
  readonly now: Date;
}

export function createContext(deps: TenancyDeps, caller: Caller, signal: AbortSignal): Context {
  return { deps, caller, signal, now: new Date() };
}
