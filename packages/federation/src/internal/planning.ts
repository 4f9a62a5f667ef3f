import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { failure } from "./failure.ts";

/** Which labelled overrides a plan follows. */
export interface PlanChoice {
  readonly labels: Set<string>;
  readonly percentage: number;
}

/** Plans operations off the event loop. */
export interface Planning {
  readonly planner: QueryPlanner;
  /**
   * @throws (a rejection) GraphQLError `OPERATION_TOO_LARGE` when planning takes too long, `QUERY_PLAN_FAILED`
   *   when there is no plan.
   */
  plan(query: string, choice: PlanChoice): Promise<PlanNode | undefined>;
}

/** Plans that are made at once: each takes one of the few threads that files and name look-ups share. */
const AT_ONCE = 2;

/**
 * Starts the planner, which is native code: where an operation spreads over many types of nested interfaces its
 * work grows exponentially. It runs in another thread and is told to stop at the deadline; who waits is refused
 * then, whether it has stopped or not.
 *
 * @param deadlineMs - How long one operation may wait and be planned.
 */
export function startPlanning(sdl: string, deadlineMs: number): Planning {
  const planner = new QueryPlanner(sdl);
  const waiting: (() => void)[] = [];
  let running = 0;

  const take = async () => {
    if (running >= AT_ONCE) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
  };
  const pass = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  const planNow = async (query: string, { labels, percentage }: PlanChoice, signal: AbortSignal) => {
    await take();
    try {
      signal.throwIfAborted();
      return (await planner.planAsync(query, null, labels, percentage, signal)).node;
    } finally {
      pass();
    }
  };

  return {
    planner,
    plan: (query, choice) => {
      const expired = new AbortController();
      return new Promise((resolve, reject) => {
        const tooLong = failure(
          "OPERATION_TOO_LARGE",
          `The operation takes over ${deadlineMs} ms to plan: select less of what has many types.`,
        );
        const timer = setTimeout(() => {
          reject(tooLong);
          expired.abort(tooLong);
        }, deadlineMs);
        planNow(query, choice, expired.signal)
          .then(resolve, (thrown) =>
            reject(
              failure("QUERY_PLAN_FAILED", "The operation cannot be planned over the subgraphs.", thrown),
            ),
          )
          .finally(() => clearTimeout(timer));
      });
    },
  };
}
