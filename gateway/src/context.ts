import type { Caller } from "@tetron/service/caller";
import type { OperationDefinitionNode } from "graphql";

/** What the supergraph hands on to every subgraph. */
export interface CallContext {
  /** On whose behalf; `undefined` only while no subgraph is asked. */
  readonly caller: Caller | undefined;
  /** Aborts when the client has left or the time of the whole request is up. */
  readonly signal?: AbortSignal;
}

/** What is known of a GraphQL request before it is read. Nobody in particular may only introspect. */
export interface GraphContext extends CallContext {
  readonly requestId: string;
  /** The operation that every guard has passed, the only one that runs. Set by `graphql/guards.ts` alone. */
  admitted: OperationDefinitionNode | undefined;
  readonly signal: AbortSignal;
  /** Takes further points from the caller's allowance. @throws Failure `TOO_MANY_REQUESTS` */
  readonly charge: (points: number) => Promise<void>;
}

/** The caller that a subgraph is asked for. @throws Error when there is none: a guard has failed. */
export function callerOf(context: unknown): Caller {
  const { caller } = context as CallContext;
  if (!caller) throw new Error("A subgraph was called without a caller.");
  return caller;
}
