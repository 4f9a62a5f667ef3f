import type { DocumentNode, ExecutionResult } from "graphql";

/** One operation that a supergraph sends to one subgraph. */
export interface SubgraphRequest {
  /** The operation as text: one operation and the fragments it uses. */
  readonly query: string;
  /**
   * The same operation, parsed. It is the identical object each time a plan is reused, so that it can be the
   * key of a WeakMap of compiled forms.
   */
  readonly document?: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
  /** Only a `query` may be retried. */
  readonly kind: "query" | "mutation" | "subscription";
  /** The `context` passed to `execute` or `subscribe`, unchanged. */
  readonly context: unknown;
  /** Aborts at the fetch's deadline, or with the caller's signal. */
  readonly signal: AbortSignal;
}

/**
 * Answers one operation, synchronously or with a promise. A throw, a rejection, an answer past the deadline
 * and an answer that is not a GraphQL result each become an error in the client's answer, beside the data of
 * the other subgraphs.
 *
 * The supergraph takes ownership of the result and merges others into it: return a copy of a result that you
 * keep.
 */
export type SubgraphExecute = (request: SubgraphRequest) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Opens a subscription: returns a source of results, or one result with the errors that prevented it. When
 * the client disconnects, the source's `return()` is called and the request's signal aborts.
 */
export type SubgraphSubscribe = (
  request: SubgraphRequest,
) =>
  | AsyncIterable<ExecutionResult>
  | ExecutionResult
  | Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;

/** A subgraph that supports subscriptions. */
export interface SubscribableSubgraph {
  readonly execute: SubgraphExecute;
  readonly subscribe?: SubgraphSubscribe;
}

/** A subgraph: a function, or a pair of functions where subscriptions are needed. */
export type Subgraph = SubgraphExecute | SubscribableSubgraph;
