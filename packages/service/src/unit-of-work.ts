/**
 * Schedules work of milliseconds fairly between requests, and drops the work of requests that have ended.
 *
 * The clock and the queue belong to the process, which has one event loop.
 *
 * @module
 */

/** How long units run one after another within one turn of the event loop. */
const SLICE_MS = 10;

interface Unit {
  run(): void;
}

/** Queued units by request: requests take turns, not units. */
const waiting = new Map<AbortSignal, Unit[]>();
let endOfSlice: number | undefined;
let scheduled = false;

/**
 * Runs a unit of work of a request: at once while there is time in this turn of the event loop, later
 * otherwise. A unit should take a few milliseconds at most.
 *
 * @param signal - Aborts when the request's answer is no longer awaited.
 * @throws The signal's reason, also as a rejection when it aborts before the unit's turn.
 */
export function unitOfWork<Result>(signal: AbortSignal, work: () => Result): Result | Promise<Result> {
  signal.throwIfAborted();
  if (waiting.size === 0 && hasTime()) return work();
  return new Promise((resolve, reject) => {
    const run = () => {
      try {
        signal.throwIfAborted();
        resolve(work());
      } catch (thrown) {
        reject(thrown);
      }
    };
    const units = waiting.get(signal);
    if (units) units.push({ run });
    else waiting.set(signal, [{ run }]);
    schedule();
  });
}

function hasTime(): boolean {
  const now = performance.now();
  if (endOfSlice !== undefined) return now < endOfSlice;
  endOfSlice = now + SLICE_MS;
  schedule();
  return true;
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(turn);
}

function turn(): void {
  scheduled = false;
  endOfSlice = waiting.size === 0 ? undefined : performance.now() + SLICE_MS;
  while (waiting.size > 0 && hasTime()) {
    const [signal, units] = waiting.entries().next().value!;
    waiting.delete(signal);
    units.shift()?.run();
    // To the end of the queue, so that a request of many units does not block one of few.
    if (units.length > 0) waiting.set(signal, units);
  }
  if (waiting.size > 0) schedule();
  else if (endOfSlice !== undefined) schedule();
}
