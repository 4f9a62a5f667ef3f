import type { GraphQLError } from "graphql";
import { subgraphFailure } from "./failure.ts";
import type { Waiter, Watch } from "./watch.ts";

/** How to wait for one subgraph. */
export interface Waiting<Value, Received> {
  readonly serviceName: string;
  /** Aborts the subgraph's request through its signal. */
  readonly abort: (reason: unknown) => void;
  /** Handles the answer, or the error in its place. */
  readonly receive: (answer: Value | GraphQLError) => Received;
  /** Handles an answer that arrives after the wait has ended. */
  readonly late?: (value: Value) => void;
}

/**
 * Waits for a subgraph until its deadline or until the client disconnects, whichever is first.
 *
 * @throws (a rejection) The reason of the client's signal, when the client disconnected.
 */
export function settle<Value, Received>(
  watch: Watch,
  answer: Promise<Value>,
  { serviceName, abort, receive, late }: Waiting<Value, Received>,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    let over = false;
    const waiter: Waiter = {
      expire: () => {
        over = true;
        const says = `did not answer within ${watch.deadlineMs} ms`;
        const error = subgraphFailure("SUBGRAPH_DEADLINE_EXCEEDED", serviceName, says);
        abort(error);
        resolve(receive(error));
      },
      leave: (reason) => {
        over = true;
        abort(reason);
        reject(reason);
      },
    };
    watch.add(waiter);
    answer.then(
      (value) => {
        if (over) return late?.(value);
        watch.remove(waiter);
        try {
          resolve(receive(value));
        } catch (bug) {
          reject(bug);
        }
      },
      (thrown) => {
        watch.remove(waiter);
        resolve(
          receive(subgraphFailure("SUBGRAPH_UNREACHABLE", serviceName, "could not be reached", thrown)),
        );
      },
    );
  });
}
