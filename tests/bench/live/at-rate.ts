import { setTimeout as sleep } from "node:timers/promises";

/** Whose events are committed. */
export const TENANT = "bench";
const TICK_MS = 5;
/** Time after the last event in which answers are still made. */
const REST_MS = 1_000;

/** Makes events at a rate, and waits until they are made and delivered. */
export async function atRate(
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
  make: (i: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const making: Promise<void>[] = [];
  for (let made = 0; made < count; ) {
    const due = Math.min(count, Math.ceil(((performance.now() - began) / 1_000) * perSecond));
    for (; made < due; made++) making.push(make(made));
    // waits: the rate of the events.
    await sleep(TICK_MS);
  }
  await Promise.all(making);
  // waits: what was committed last is still delivered.
  await sleep(REST_MS);
}
