import type { DocumentNode, OperationDefinitionNode } from "graphql";
import type { Subgraph } from "./subgraph.ts";

/** Options of a supergraph. */
export interface SupergraphOptions {
  /** The composed supergraph: SDL with `@join__*` directives. */
  readonly sdl: string;
  /** The subgraphs, by their names in the supergraph. */
  readonly subgraphs: Readonly<Record<string, Subgraph>>;
  /** Deadline of one fetch from one subgraph, in milliseconds. Default 10,000. */
  readonly deadlineMs?: number;
  /**
   * Deadline of planning one operation, in milliseconds, including the time in the queue. Past it the
   * operation is refused; if planning took most of the time, it is refused at once for the next minute too.
   * Default 2,000. Planning runs off the event loop.
   */
  readonly planDeadlineMs?: number;
  /** Maximum number of cached documents; the least recently used is evicted. Default 1,000. */
  readonly maxDocuments?: number;
  /** Maximum depth of fields and inline fragments, named fragments expanded. Default 45; the planner supports no more than 50. */
  readonly maxDepth?: number;
  /** Maximum number of fields, fragments expanded. Default 5,000. */
  readonly maxFields?: number;
  /**
   * Checks of client values for custom scalars, by scalar name. Each throws a GraphQLError for a value that
   * the subgraphs would refuse. Without a check a value is passed on unchanged.
   */
  readonly scalars?: Readonly<Record<string, (value: unknown) => void>>;
  /** Maximum number of tokens of a document passed as text. Default 15,000. */
  readonly maxTokens?: number;
  /** Maximum size of an answer in bytes of JSON; a larger one is refused as a whole. Default 10 MB. */
  readonly maxAnswerBytes?: number;
  /** Maximum number of values (objects, lists and leaves) in an answer. Default 500,000. */
  readonly maxAnswerNodes?: number;
  /**
   * Whether an `@override(label:)` is active for a request; `percent(n)` labels are random. Default: none.
   */
  readonly isOverrideActive?: (label: string, context: unknown) => boolean;
}

/** One operation of a client. Pass `query` or `document`; `document` takes precedence. */
export interface SupergraphOperation {
  /** Text: parsed and validated once, then cached. */
  readonly query?: string | undefined;
  /** A parsed document, trusted to be valid; the caller has validated it, or calls `validate`. */
  readonly document?: DocumentNode | undefined;
  /** Coerced and checked against the operation's own definitions. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** The operation of `document` to run. Overrides `operationName`; one of another document is refused. */
  readonly operation?: OperationDefinitionNode | undefined;
  /** Required when the document has several operations and `operation` is absent. */
  readonly operationName?: string | null | undefined;
  /** Passed to every subgraph unchanged. */
  readonly context?: unknown;
  /** Aborts when the client disconnects: no further fetch starts, and pending ones are aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Longest wait for one fetch, in milliseconds; the supergraph's `deadlineMs` when absent. */
  readonly deadlineMs?: number | undefined;
}

/** A subscription of a client. */
export interface SupergraphSubscription extends SupergraphOperation {
  /** Makes the context of the fetches that complete one event. Default: the subscription's context. */
  readonly eventContext?: () => unknown;
}
