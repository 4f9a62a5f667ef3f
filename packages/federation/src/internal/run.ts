import type { GraphQLError } from "graphql";
import type { Data } from "./data.ts";
import type { Watch } from "./watch.ts";

/** The state of one execution of one operation. */
export interface Run {
  /** The merged answers of the subgraphs so far, including fields that the client did not select. */
  readonly data: Data;
  readonly errors: GraphQLError[];
  /** The operation's variables, coerced against the API schema. */
  readonly variables: Data;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
  /** Enforces the deadline of every subgraph call. */
  readonly watch: Watch;
}

/** One node of a compiled plan. Returns a promise only if a subgraph did. */
export type Step = (run: Run) => void | Promise<void>;
