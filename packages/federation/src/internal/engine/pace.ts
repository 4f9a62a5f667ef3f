/**
 * Gives the event loop a turn in the midst of long work, so that one request cannot hold up the others.
 *
 * The clock is the process's and not one execution's: twenty executions of ten milliseconds each in one turn
 * would hold it up for 200.
 *
 * @module
 */

/** How long work may go on within one turn of the event loop. */
const SLICE_MS = 10;

let endOfSlice: number | undefined;

/** Whether work has gone on for so long in this turn that it should {@link pause}. */
export function isDue(): boolean {
  const now = performance.now();
  if (endOfSlice !== undefined) return now > endOfSlice;
  endOfSlice = now + SLICE_MS;
  setImmediate(() => {
    endOfSlice = undefined;
  });
  return false;
}

/** Goes on with what a promise gave: at once, or when there is time. */
export function inTime<Result>(
  signal: AbortSignal | undefined,
  goOn: () => Result,
): Result | Promise<Result> {
  return isDue() ? pause(signal).then(goOn) : goOn();
}

/**
 * Waits until there is time to go on.
 *
 * @throws (a rejection) The signal's reason, when nobody waits for the work any more.
 */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  do {
    await new Promise((turn) => setImmediate(turn));
    signal?.throwIfAborted();
  } while (isDue());
}
