import { type PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { boundedMap } from "./bounded-map.ts";
import { executorError } from "./failure.ts";

/** The labelled overrides that a plan uses. */
export interface PlanChoice {
  readonly labels: Set<string>;
  readonly percentage: number;
}

/** Plans operations off the event loop. */
export interface Planning {
  readonly planner: QueryPlanner;
  /**
   * @throws (a rejection) GraphQLError `OPERATION_TOO_LARGE` when planning takes too long,
   *   `QUERY_PLAN_FAILED`
   *   when there is no plan.
   */
  plan(query: string, choice: PlanChoice): Promise<PlanNode | undefined>;
}

/** Concurrent plans: each occupies a thread of the pool that file access and DNS look-ups share. */
const AT_ONCE = 2;
/**
 * Number of remembered operations that took too long to plan, and how long they are refused without planning.
 */
const MAX_REFUSED = 1_000;
const REFUSED_MS = 60_000;

/**
 * Starts the planner, which is native code whose work grows exponentially when an operation spreads over many
 * types of nested interfaces. It runs in another thread. At the deadline it is aborted and the request is
 * refused, whether it has stopped or not. The same operation is then refused at once for a minute, unless
 * most of the time was spent in the queue.
 *
 * @param deadlineMs - Maximum time to queue and plan one operation.
 */
export function startPlanning(sdl: string, deadlineMs: number): Planning {
  const planner = new QueryPlanner(sdl);
  /** End of each operation's refusal, in `performance.now()` time. */
  const refused = boundedMap<string, number>(MAX_REFUSED);
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

  const planNow = async (
    query: string,
    { labels, percentage }: PlanChoice,
    { signal, onBegin }: { readonly signal: AbortSignal; readonly onBegin: () => void },
  ) => {
    await take();
    try {
      signal.throwIfAborted();
      onBegin();
      return (await planner.planAsync(query, null, labels, percentage, signal)).node;
    } finally {
      pass();
    }
  };

  const tooLong = () =>
    executorError(
      "OPERATION_TOO_LARGE",
      `The operation takes over ${deadlineMs} ms to plan: select less of what has many types.`,
    );

  return {
    planner,
    plan: (query, choice) => {
      const key = JSON.stringify([query, [...choice.labels], choice.percentage]);
      if ((refused.get(key) ?? 0) > performance.now()) return Promise.reject(tooLong());
      const expired = new AbortController();
      let begunAt = Number.POSITIVE_INFINITY;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const now = performance.now();
          if (now - begunAt > deadlineMs / 2) refused.set(key, now + REFUSED_MS);
          const late = tooLong();
          reject(late);
          expired.abort(late);
        }, deadlineMs);
        const onBegin = () => {
          begunAt = performance.now();
        };
        planNow(query, choice, { signal: expired.signal, onBegin })
          .then(resolve, (thrown) =>
            reject(
              executorError(
                "QUERY_PLAN_FAILED",
                "The operation cannot be planned over the subgraphs.",
                thrown,
              ),
            ),
          )
          .finally(() => clearTimeout(timer));
      });
    },
  };
}
