import { type Timing, timing } from "./quantiles.ts";

export interface LoadOptions {
  /** How many are under way at once: each waits for its answer before it asks again. */
  readonly inFlight: number;
  readonly seconds: number;
  /** Does the n-th piece of work. */
  readonly work: (n: number) => Promise<unknown>;
}

/** Keeps so many pieces of work under way for so long, and times each. */
export async function keepInFlight({ inFlight, seconds, work }: LoadOptions): Promise<Timing> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let began = performance.now(); began < end; began = performance.now()) {
        await work(next++);
        times.push(performance.now() - began);
      }
    }),
  );
  return timing(times, (performance.now() - start) / 1_000);
}
