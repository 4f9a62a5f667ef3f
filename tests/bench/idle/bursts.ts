import { setTimeout as sleep } from "node:timers/promises";
import { median } from "../quantiles.ts";

/** Between two bursts: about what there is between the bursts of an idle platform. */
const PAUSE_MS = 500;
const CALLS_IN_ONE_GO = 100;
const ROWS = 2_000;

const text = JSON.stringify(
  Array.from({ length: ROWS }, (_, id) => ({ id, name: `name of ${id}`, values: [id, id + 1, id + 2] })),
);

/** Short work with a pause before each piece of it, beside the same work in one go. */
export interface Bursts {
  /** How many times as long a burst took as the same work in one go since this was last called, by their medians. */
  slowdown(): number;
}

/**
 * Works in bursts until `signal` aborts. Some virtual machines charge memory that nobody touched for some hundred milliseconds
 * as processor time of whoever touches it next: there the same work takes several times as long in bursts.
 */
export function startBursts(signal: AbortSignal): Bursts {
  let bursts: number[] = [];
  // Compiled before anything is measured.
  for (let n = 0; n < 200; n++) work();
  void (async () => {
    while (!signal.aborted) {
      // waits: memory that nobody touches meanwhile is what is measured.
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
      bursts.push(timeOf());
    }
  })();
  return {
    slowdown() {
      const slowdown = median(bursts) / median(Array.from({ length: CALLS_IN_ONE_GO }, timeOf));
      bursts = [];
      return slowdown;
    },
  };
}

/** What a platform does most: it reads JSON, looks up by text, and writes JSON. */
function work(): number {
  const rows = JSON.parse(text) as { id: number; name: string; values: number[] }[];
  const byName = new Map(rows.map((row) => [row.name, row]));
  for (const { name, id } of rows) byName.get(name)!.values.push(id);
  return JSON.stringify([...byName.values()]).length;
}

/** Milliseconds. Not processor time, which the system adds up in steps that are longer than a burst. */
function timeOf(): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
