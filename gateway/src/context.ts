import type { Caller } from "@tetron/service/caller";
import type { OperationDefinitionNode } from "graphql";

/** The context that the supergraph passes to every subgraph. */
export interface CallContext {
  /** The caller; `undefined` only while no subgraph is called. */
  readonly caller: Caller | undefined;
  /** Aborts when the client has disconnected or the request's deadline has passed. */
  readonly signal?: AbortSignal;
}

/** What is known of a GraphQL request before it is read. An anonymous caller may only introspect. */
export interface GraphContext extends CallContext {
  readonly requestId: string;
  /** The operation that has passed every guard, the only one that runs. Set by `graphql/guards.ts` alone. */
  admitted: OperationDefinitionNode | undefined;
  readonly signal: AbortSignal;
  /** Consumes further points of the caller's allowance. @throws Failure `TOO_MANY_REQUESTS` */
  readonly charge: (points: number) => Promise<void>;
}

/** The caller of a subgraph call. @throws Error when there is none: a guard has failed. */
export function callerOf(context: unknown): Caller {
  const { caller } = context as CallContext;
  if (!caller) throw new Error("A subgraph was called without a caller.");
  return caller;
}
