import type { ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import { type Data, isPromise } from "./data.ts";
import { finishAnswer } from "./finish.ts";
import type { Operation } from "./operation.ts";
import type { AnswerLimits } from "./projection.ts";
import type { Run } from "./run.ts";
import { startWatch } from "./watch.ts";

/** The inputs of one run of an operation. */
export interface Start {
  /** The initial data: empty, or a subscription's event. */
  readonly data: Data;
  readonly errors: GraphQLError[];
  readonly variables: Data;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
}

/** State shared by all runs of a supergraph. */
export interface Executor {
  readonly schema: GraphQLSchema;
  readonly deadlineMs: number;
  readonly limits: AnswerLimits;
}

/**
 * Runs an operation's plan. The answer is synchronous when every subgraph answers synchronously.
 *
 * @throws (a rejection) The reason of the client's signal, when the client disconnects.
 */
export function runOperation(
  operation: Operation,
  start: Start,
  executor: Executor,
): ExecutionResult | Promise<ExecutionResult> {
  const { signal, deadlineMs = executor.deadlineMs } = start;
  const run: Run = { ...start, watch: startWatch(deadlineMs) };
  try {
    signal?.throwIfAborted();
    const done = operation.step?.(run);
    return isPromise(done)
      ? finishWhen(done, run, () => finishAnswer(operation, run, executor))
      : finishAnswer(operation, run, executor);
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

function finishWhen(done: Promise<void>, { signal, watch }: Run, finished: () => ExecutionResult) {
  const leave = () => watch.leave(signal?.reason);
  signal?.addEventListener("abort", leave, { once: true });
  const close = () => {
    watch.close();
    signal?.removeEventListener("abort", leave);
  };
  return done.then(
    () => {
      close();
      signal?.throwIfAborted();
      return finished();
    },
    (thrown) => {
      watch.leave(thrown);
      close();
      throw thrown;
    },
  );
}
