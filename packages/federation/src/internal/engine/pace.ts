/**
 * Yields to the event loop during long work, so that one request cannot block the others.
 *
 * The time slice is per process, not per execution: twenty executions of ten milliseconds each in one turn
 * would block for 200.
 *
 * @module
 */

/** Maximum time of work within one turn of the event loop. */
const SLICE_MS = 10;

let endOfSlice: number | undefined;

/** Whether this turn's time slice is used up, so that work should {@link pause}. */
export function isDue(): boolean {
  const now = performance.now();
  if (endOfSlice !== undefined) return now > endOfSlice;
  endOfSlice = now + SLICE_MS;
  setImmediate(() => {
    endOfSlice = undefined;
  });
  return false;
}

/** Calls `goOn` at once, or after a {@link pause} when the time slice is used up. */
export function inTime<Result>(
  signal: AbortSignal | undefined,
  goOn: () => Result,
): Result | Promise<Result> {
  return isDue() ? pause(signal).then(goOn) : goOn();
}

/**
 * Waits for a turn of the event loop with time left.
 *
 * @throws (a rejection) The signal's reason, when it has aborted.
 */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  do {
    await new Promise((turn) => setImmediate(turn));
    signal?.throwIfAborted();
  } while (isDue());
}
