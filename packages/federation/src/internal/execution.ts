import type { ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import { type Data, isPromise } from "./data.ts";
import { finish } from "./finish.ts";
import type { Operation } from "./operation.ts";
import type { Run } from "./run.ts";

/** What one run of an operation starts from. */
export interface Start {
  /** What is known already: nothing, or a subscription's event. */
  readonly data: Data;
  readonly errors: GraphQLError[];
  readonly variables: Data;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
}

/** What every run of a supergraph shares. */
export interface Executor {
  readonly schema: GraphQLSchema;
  readonly deadlineMs: number;
}

/**
 * Runs an operation's plan. The answer comes at once when every subgraph answers at once.
 *
 * @throws (a rejection) The reason of the client's signal, when the client leaves.
 */
export function runOperation(
  operation: Operation,
  start: Start,
  executor: Executor,
): ExecutionResult | Promise<ExecutionResult> {
  const { data, errors, variables, context, signal } = start;
  const { deadlineMs, schema } = executor;
  const run: Run = { data, errors, variables, context, signal, deadlineMs, waiting: new Set() };
  try {
    signal?.throwIfAborted();
    const done = operation.step?.(run);
    if (!isPromise(done)) return finish(operation, run, schema);
    return stopOnAbort(run, done).then(() => finish(operation, run, schema));
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

function stopOnAbort(run: Run, done: Promise<void>): Promise<void> {
  const { signal, waiting } = run;
  if (signal === undefined) return done;
  const stop = () => {
    for (const leave of [...waiting]) leave(signal.reason);
  };
  signal.addEventListener("abort", stop, { once: true });
  return done.finally(() => signal.removeEventListener("abort", stop));
}
