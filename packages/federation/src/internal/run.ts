import type { GraphQLError } from "graphql";
import type { Data } from "./data.ts";

/** The state of one execution of one operation. */
export interface Run {
  /** Everything the subgraphs have said so far, merged; richer than what the client asked. */
  readonly data: Data;
  readonly errors: GraphQLError[];
  /** The operation's variables, coerced against the API schema. */
  readonly variables: Data;
  readonly context: unknown;
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
  /** What to do with each subgraph that has not answered yet when the client leaves. */
  readonly waiting: Set<(reason: unknown) => void>;
}

/** One node of a compiled plan. Makes a promise only if a subgraph did. */
export type Step = (run: Run) => void | Promise<void>;
