import type { GraphQLError } from "graphql";
import type { Data } from "./data.ts";
import type { Watch } from "./watch.ts";

/** The state of one execution of one operation. */
export interface Run {
  /** Everything the subgraphs have said so far, merged; richer than what the client asked. */
  readonly data: Data;
  readonly errors: GraphQLError[];
  /** The operation's variables, coerced against the API schema. */
  readonly variables: Data;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
  /** Holds every subgraph call to its deadline. */
  readonly watch: Watch;
}

/** One node of a compiled plan. Makes a promise only if a subgraph did. */
export type Step = (run: Run) => void | Promise<void>;
