import type { ExecutionResult, GraphQLError } from "graphql";
import type { SubgraphSubscribe } from "../subgraph.ts";
import { answerOf, requestOf } from "./call.ts";
import { type Data, isPromise } from "./data.ts";
import { closeSource, eventStream } from "./event-stream.ts";
import { type Executor, runOperation, type Start } from "./execution.ts";
import { subgraphFailure } from "./failure.ts";
import { receiveRoot } from "./fetch-step.ts";
import { finishAnswer } from "./finish.ts";
import type { Operation, Primary } from "./operation.ts";
import type { Run } from "./run.ts";
import { settle } from "./settle.ts";
import { startWatch } from "./watch.ts";

type Source = AsyncIterable<ExecutionResult>;

/** A subscription to open. */
export interface Opening extends Pick<Start, "variables" | "context" | "signal"> {
  /** The context of the fetches that complete one event. */
  readonly eventContext: () => unknown;
  readonly subscribe: SubgraphSubscribe;
}

/** Opens the source of a subscription and completes each of its events with the rest of the plan. */
export async function openSubscription(
  operation: Operation & { readonly primary: Primary },
  opening: Opening,
  executor: Executor,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const { call, pick, rewrites } = operation.primary;
  const leaving = new AbortController();
  const leave = () => leaving.abort(opening.signal?.reason);
  opening.signal?.throwIfAborted();
  opening.signal?.addEventListener("abort", leave, { once: true });
  const { variables } = opening;
  const runOf = (data: Data, context: unknown): Run => ({
    data,
    variables,
    context,
    errors: [],
    watch: startWatch(executor.deadlineMs),
    signal: leaving.signal,
  });

  const { request, abort } = requestOf(call, opening.context, pick(variables));
  const first = runOf({}, opening.context);
  leaving.signal.addEventListener("abort", () => {
    abort(leaving.signal.reason);
    first.watch.leave(leaving.signal.reason);
  });
  const opened = await open(first, opening.subscribe, { request, abort, serviceName: call.serviceName });
  first.watch.close();
  if (!isSource(opened)) {
    opening.signal?.removeEventListener("abort", leave);
    receiveRoot(first, answerOf(opened, call.serviceName), rewrites);
    return finishAnswer(operation, first, executor);
  }

  const complete = (event: ExecutionResult) => {
    const received = runOf({}, undefined);
    receiveRoot(received, answerOf(event, call.serviceName), rewrites);
    const { data, errors } = received;
    return runOperation(
      operation,
      { data, errors, variables, context: opening.eventContext(), signal: leaving.signal },
      executor,
    );
  };
  return eventStream(opened, {
    complete,
    signal: leaving.signal,
    failed: (thrown) =>
      subgraphFailure("SUBGRAPH_UNREACHABLE", call.serviceName, "broke its subscription off", thrown),
    leave: () => {
      opening.signal?.removeEventListener("abort", leave);
      leaving.abort();
    },
  });
}

interface Request {
  readonly request: Parameters<SubgraphSubscribe>[0];
  readonly abort: (reason: unknown) => void;
  readonly serviceName: string;
}

/** The source, or one result in its place. A source that arrives after the deadline is closed. */
async function open(run: Run, subscribe: SubgraphSubscribe, { request, ...waiting }: Request) {
  try {
    const opened = subscribe(request);
    if (!isPromise(opened)) return opened;
    const late = (source: Source | ExecutionResult) => {
      if (isSource(source)) closeSource(source[Symbol.asyncIterator]());
    };
    return await settle(run.watch, opened, { ...waiting, late, receive: (settled) => settled });
  } catch (thrown) {
    run.signal?.throwIfAborted();
    return subgraphFailure("SUBGRAPH_UNREACHABLE", waiting.serviceName, "could not be subscribed to", thrown);
  }
}

function isSource(opened: Source | ExecutionResult | GraphQLError): opened is Source {
  return (
    typeof (opened as { [Symbol.asyncIterator]?: unknown } | null)?.[Symbol.asyncIterator] === "function"
  );
}
