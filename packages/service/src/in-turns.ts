import { setImmediate } from "node:timers/promises";

/** How long a piece of work runs before others have their turn, in milliseconds. */
const SLICE_MS = 10;

/** Does work that goes in steps, and lets whatever else this thread has to do in between. */
export async function inTurns<Value>(steps: Iterator<unknown, Value>): Promise<Value> {
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
