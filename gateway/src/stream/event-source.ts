/** Events that are pulled one by one. */
export interface EventSource {
  put(root: object): void;
  readonly events: AsyncIterable<object>;
}

/** A source that never ends by itself. */
export function createEventSource(): EventSource {
  const waiting: object[] = [];
  let wake: ((next: IteratorResult<object>) => void) | undefined;
  let ended = false;
  const done = { value: undefined, done: true } as const;
  return {
    put(root) {
      if (wake === undefined) return void waiting.push(root);
      wake({ value: root, done: false });
      wake = undefined;
    },
    events: {
      [Symbol.asyncIterator]: () => ({
        next() {
          const value = waiting.shift();
          if (value !== undefined) return Promise.resolve({ value, done: false });
          if (ended) return Promise.resolve(done);
          return new Promise((resolve) => {
            wake = resolve;
          });
        },
        async return() {
          ended = true;
          wake?.(done);
          return done;
        },
      }),
    },
  };
}
