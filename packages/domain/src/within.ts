import { ExpectedError } from "./expected-error.ts";

/** The time is up: see {@link within}. */
export class DeadlineExceeded extends ExpectedError {
  override readonly name = "DeadlineExceeded";

  /** @param ms - How long it was waited, in milliseconds. */
  constructor(ms: number) {
    super(`No answer within ${ms} ms.`);
  }
}

/** How long to wait: until the time is up, until a signal aborts, or whichever comes first. */
export interface Deadline<Late> {
  /** Milliseconds; without a limit when absent. */
  readonly ms?: number | undefined;
  /** Ends the waiting; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** What to answer when the time is up; {@link DeadlineExceeded} is thrown when absent. */
  readonly onLate?: () => Late;
}

/**
 * Does work and waits for it until a deadline, whether or not the work heeds its signal. Work that goes on
 * afterwards is dropped, with its result or its error.
 *
 * @param work - Gets a signal that aborts at the deadline, with the reason that is thrown.
 * @throws DeadlineExceeded when the time is up, the reason of `deadline.signal` when that aborts, or what the work
 *   throws.
 * @example
 * ```ts
 * import { within } from "@tetron/domain/within";
 *
 * const page = await within({ ms: 2_000 }, (signal) => fetch("http://127.0.0.1:9", { signal }));
 * ```
 */
export async function within<Value, Late = never>(
  { ms, signal, onLate }: Deadline<Late>,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value | Late> {
  signal?.throwIfAborted();
  const ended = new AbortController();
  const over = Promise.withResolvers<Late>();
  // Rejected before the work is aborted, so that the error it aborts with never becomes the result.
  const leave = () => {
    over.reject(signal?.reason);
    ended.abort(signal?.reason);
  };
  const expire = (limit: number) => {
    const late = new DeadlineExceeded(limit);
    try {
      if (onLate === undefined) over.reject(late);
      else over.resolve(onLate());
    } catch (error) {
      over.reject(error);
    }
    ended.abort(late);
  };
  const timer = ms === undefined ? undefined : setTimeout(expire, Math.max(ms, 0), ms);
  signal?.addEventListener("abort", leave, { once: true });
  try {
    return await Promise.race([work(ended.signal), over.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", leave);
  }
}
