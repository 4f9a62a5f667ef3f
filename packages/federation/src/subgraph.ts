import type { DocumentNode, ExecutionResult } from "graphql";

/** One operation that a supergraph asks of one subgraph. */
export interface SubgraphRequest {
  /** The operation as text: one operation and the fragments it uses. */
  readonly query: string;
  /**
   * The same operation, parsed. The very same object every time a plan is used again, so that it can be the
   * key of a WeakMap that keeps what was compiled from it.
   */
  readonly document?: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
  /** Only a `query` may be sent twice. */
  readonly kind: "query" | "mutation" | "subscription";
  /** Whatever the caller of `execute` or `subscribe` gave as `context`, untouched. */
  readonly context: unknown;
  /** Aborts at the fetch's deadline, or when the caller's own signal does. */
  readonly signal: AbortSignal;
}

/**
 * Answers one operation. It may answer at once (then no promise is made), later, or throw: a throw, a
 * rejection, an answer past the deadline and an answer that is no GraphQL result each become an error in
 * the client's answer, beside the data of the other subgraphs.
 *
 * The result belongs to the supergraph from then on, which merges others into it: one that is kept for later
 * must be copied.
 */
export type SubgraphExecute = (request: SubgraphRequest) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Opens a subscription: a source of results, or one result with the errors that prevented it. The source's
 * `return()` is called, and the request's signal aborts, when the client leaves.
 */
export type SubgraphSubscribe = (
  request: SubgraphRequest,
) =>
  | AsyncIterable<ExecutionResult>
  | ExecutionResult
  | Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;

/** A subgraph that can be subscribed to. */
export interface SubscribableSubgraph {
  readonly execute: SubgraphExecute;
  readonly subscribe?: SubgraphSubscribe;
}

/** How a supergraph reaches one subgraph: a function, or a pair of them where subscriptions are needed. */
export type Subgraph = SubgraphExecute | SubscribableSubgraph;
