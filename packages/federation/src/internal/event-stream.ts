import type { ExecutionResult, GraphQLError } from "graphql";

/** Hooks of an event stream. */
export interface EventStream {
  complete(event: ExecutionResult): ExecutionResult | Promise<ExecutionResult>;
  /** The error of the last answer when the source throws. */
  failed(thrown: unknown): GraphQLError;
  /** Called once, when the stream ends or the client disconnects. */
  leave(): void;
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal;
}

const DONE = { value: undefined, done: true } as const;

/**
 * Closes a source without waiting for it: it may be blocked waiting for its own event, or fail to stop.
 */
export function closeSource(events: AsyncIterator<unknown>): void {
  Promise.resolve()
    .then(() => events.return?.())
    // The client already has its last answer, so the failure cannot be reported to it.
    .catch(() => undefined);
}

/**
 * A stream of answers, one for each event, in order, pulled one at a time.
 *
 * Unlike an async generator, it ends immediately on `return()` or abort, even while waiting for an event.
 */
export function eventStream(
  source: AsyncIterable<ExecutionResult>,
  stream: EventStream,
): AsyncGenerator<ExecutionResult, void, void> {
  const events = source[Symbol.asyncIterator]();
  let ended = false;
  let wake: (() => void) | undefined;

  const end = () => {
    if (ended) return;
    ended = true;
    stream.leave();
    closeSource(events);
    wake?.();
  };
  stream.signal.addEventListener("abort", end, { once: true });

  const pull = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    try {
      const event = await events.next();
      if (!event.done && !ended) return { value: await stream.complete(event.value), done: false };
    } catch (thrown) {
      if (!ended) {
        wake = undefined;
        end();
        return { value: { errors: [stream.failed(thrown)] }, done: false };
      }
    }
    end();
    return DONE;
  };

  const next = (): Promise<IteratorResult<ExecutionResult, void>> =>
    new Promise((resolve) => {
      if (ended) return resolve(DONE);
      wake = () => resolve(DONE);
      pull().then(resolve, () => resolve(DONE));
    });

  let last: Promise<unknown> = Promise.resolve();
  return {
    next: () => {
      const result = last.then(next);
      last = result;
      return result;
    },
    return: async () => {
      end();
      return DONE;
    },
    throw: async (thrown) => {
      end();
      throw thrown;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => end(),
  };
}
