import type { Caller } from "@tetron/service/caller";
import type { OperationDefinitionNode } from "graphql";
import type { Allowance } from "./auth/rate-limit.ts";
import type { Demand } from "./graphql/demand.ts";

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
  /** Its demand, once it is measured. */
  demand: Demand | undefined;
  readonly signal: AbortSignal;
  /** Consumes further points of the caller's allowance. @throws Failure `TOO_MANY_REQUESTS` */
  readonly charge: (points: number) => Promise<void>;
  /** What is left of the caller's allowance; `undefined` without a limit or a caller. */
  readonly allowance: () => Allowance | undefined;
}

/** The caller of a subgraph call. @throws Error when there is none: a guard has failed. */
export function callerOf(context: unknown): Caller {
  const { caller } = context as CallContext;
  if (!caller) throw new Error("A subgraph was called without a caller.");
  return caller;
}
