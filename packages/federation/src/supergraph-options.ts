import type { DocumentNode, OperationDefinitionNode } from "graphql";
import type { Subgraph } from "./subgraph.ts";

/** What a supergraph is made of, and its limits. */
export interface SupergraphOptions {
  /** The composed supergraph: SDL with `@join__*` directives. */
  readonly sdl: string;
  /** How to reach each subgraph, by the name it has in the supergraph. */
  readonly subgraphs: Readonly<Record<string, Subgraph>>;
  /** How long one subgraph may take to answer one fetch, in milliseconds. Default 10,000. */
  readonly deadlineMs?: number;
  /**
   * How long one operation may take to be planned, in milliseconds, before it is refused, and again at once for a
   * minute. Default 2,000. Plans are made outside of the event loop.
   */
  readonly planDeadlineMs?: number;
  /** Documents whose plans are kept; the one used longest ago goes first. Default 1,000. */
  readonly maxDocuments?: number;
  /** Levels of fields an operation may have, fragments expanded. Default 45: the planner reads no more than 50. */
  readonly maxDepth?: number;
  /** Fields an operation may have, fragments expanded. Default 5,000. */
  readonly maxFields?: number;
  /**
   * Checks of what clients give for custom scalars, by the scalar's name: each throws a GraphQLError for a value
   * that its subgraphs would refuse. Without one a value is passed on as it is.
   */
  readonly scalars?: Readonly<Record<string, (value: unknown) => void>>;
  /** Tokens a document that comes as text may have. Default 15,000. */
  readonly maxTokens?: number;
  /** Bytes of JSON an answer may have; one that is larger is refused as a whole. Default 10 MB. */
  readonly maxAnswerBytes?: number;
  /** Values (objects, lists and leaves) an answer may have. Default 500,000. */
  readonly maxAnswerNodes?: number;
  /** Whether a labelled `@override(label:)` holds for a request; `percent(n)` labels are rolled. Default: none. */
  readonly isOverrideActive?: (label: string, context: unknown) => boolean;
}

/** One operation of a client. Either `query` or `document` is given; `document` counts when both are. */
export interface SupergraphOperation {
  /** Text: parsed and validated once, then remembered. */
  readonly query?: string | undefined;
  /** A parsed document: trusted to be valid. Whoever parsed it has validated it, or asks `validate`. */
  readonly document?: DocumentNode | undefined;
  /** Coerced and checked against the operation's own definitions. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** The operation of `document` to run. Counts over `operationName`; one of another document is refused. */
  readonly operation?: OperationDefinitionNode | undefined;
  /** Needed when the document has several operations and `operation` does not say which. */
  readonly operationName?: string | null | undefined;
  /** Given to every subgraph as it is. */
  readonly context?: unknown;
  /** Aborts when the client has left: no further fetch begins, those under way are aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A subscription of a client. */
export interface SupergraphSubscription extends SupergraphOperation {
  /** Makes the context of the fetches that complete one event; default: the subscription's own. */
  readonly eventContext?: () => unknown;
}
