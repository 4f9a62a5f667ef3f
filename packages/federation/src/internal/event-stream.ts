import type { ExecutionResult, GraphQLError } from "graphql";

/** How events become answers, and what happens when the stream ends. */
export interface EventStream {
  complete(event: ExecutionResult): ExecutionResult | Promise<ExecutionResult>;
  /** The error that is the last answer of a source that throws. */
  failed(thrown: unknown): GraphQLError;
  /** Called once, when the stream has ended or the client has left. */
  leave(): void;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
}

const DONE = { value: undefined, done: true } as const;

/**
 * Tells a source that nobody listens any more. It may be stuck waiting for its own event, or fail to stop:
 * nobody waits for it to say so.
 */
export function closeSource(events: AsyncIterator<unknown>): void {
  Promise.resolve()
    .then(() => events.return?.())
    // The client has its last answer already, so there is nobody to tell that the source did not stop.
    .catch(() => undefined);
}

/**
 * A stream of answers, one for each event, in the order of the events, pulled one at a time.
 *
 * Unlike an async generator it ends at once when it is told to, even while it waits for an event: a generator
 * would first wait for that event.
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
