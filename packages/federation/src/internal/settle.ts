import type { GraphQLError } from "graphql";
import { subgraphFailure } from "./failure.ts";
import type { Run } from "./run.ts";

/** How to wait for one subgraph. */
export interface Waiting<Value> {
  readonly serviceName: string;
  /** Tells the subgraph, through its request's signal, that nobody waits any more. */
  readonly abort: (reason: unknown) => void;
  /** What to do with an answer that nobody waits for any more. */
  readonly late?: (value: Value) => void;
}

/**
 * Waits for a subgraph until its deadline or until the client leaves, whichever is first.
 *
 * @returns The subgraph's answer, or an error in its place.
 * @throws The reason of the client's signal, when the client left.
 */
export function settle<Value>(run: Run, answer: Promise<Value>, waiting: Waiting<Value>) {
  const { serviceName, abort, late } = waiting;
  return new Promise<Value | GraphQLError>((resolve, reject) => {
    let over = false;
    const stop = () => {
      over = true;
      clearTimeout(timer);
      run.waiting.delete(leave);
    };
    const leave = (reason: unknown) => {
      stop();
      abort(reason);
      reject(reason);
    };
    const timer = setTimeout(() => {
      const says = `did not answer within ${run.deadlineMs} ms`;
      const error = subgraphFailure("SUBGRAPH_DEADLINE_EXCEEDED", serviceName, says);
      stop();
      abort(error);
      resolve(error);
    }, run.deadlineMs);
    run.waiting.add(leave);
    answer.then(
      (value) => {
        if (over) return late?.(value);
        stop();
        resolve(value);
      },
      (thrown) => {
        if (over) return;
        stop();
        resolve(subgraphFailure("SUBGRAPH_UNREACHABLE", serviceName, "could not be reached", thrown));
      },
    );
  });
}
