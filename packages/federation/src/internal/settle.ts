import type { GraphQLError } from "graphql";
import { subgraphFailure } from "./failure.ts";
import type { Waiter, Watch } from "./watch.ts";

/** How to wait for one subgraph. */
export interface Waiting<Value, Received> {
  readonly serviceName: string;
  /** Tells the subgraph, through its request's signal, that nobody waits any more. */
  readonly abort: (reason: unknown) => void;
  /** What to make of the answer, or of the error in its place. */
  readonly receive: (answer: Value | GraphQLError) => Received;
  /** What to do with an answer that nobody waits for any more. */
  readonly late?: (value: Value) => void;
}

/**
 * Waits for a subgraph until its deadline or until the client leaves, whichever is first.
 *
 * @throws (a rejection) The reason of the client's signal, when the client left.
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
