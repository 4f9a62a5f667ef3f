import type { Caller } from "@tetron/service/caller";

/** The context that the supergraph passes to every subgraph. */
export interface CallContext {
  /** The caller; `undefined` only while no subgraph is called. */
  readonly caller: Caller | undefined;
  /** Aborts when the client has disconnected or the request's deadline has passed. */
  readonly signal?: AbortSignal;
}

/** The caller of a subgraph call. @throws Error when there is none, or a test key's: a guard has failed. */
export function callerOf(context: unknown): Caller {
  const caller = callerOfAny(context);
  if (caller.test) throw new Error("A subgraph was called for a test key.");
  return caller;
}

/** The caller of an operation, which may have a test key. @throws Error when there is none: a guard has failed. */
export function callerOfAny(context: unknown): Caller {
  const { caller } = context as CallContext;
  if (!caller) throw new Error("A subgraph was called without a caller.");
  return caller;
}
