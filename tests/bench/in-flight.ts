import { type Timing, timing } from "./quantiles.ts";

export interface LoadOptions {
  /** Number of concurrent workers, each of which finishes one piece before it starts the next. */
  readonly inFlight: number;
  /** When to stop: after a number of seconds or of pieces. */
  readonly until: { readonly seconds: number } | { readonly count: number };
  /** Does the n-th piece of work. */
  readonly work: (n: number) => Promise<unknown>;
}

/** Keeps the given number of pieces of work in flight and times each. */
export async function keepInFlight({ inFlight, until, work }: LoadOptions): Promise<Timing> {
  const times: number[] = [];
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1_000;
  let next = 0;
  const isOver = () => ("count" in until ? next >= until.count : seconds() >= until.seconds);
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (!isOver()) {
        const began = performance.now();
        await work(next++);
        times.push(performance.now() - began);
      }
    }),
  );
  return timing(times, seconds());
}
