import { setTimeout as sleep } from "node:timers/promises";

/** Between two bursts: about what there is between the bursts of an idle platform. */
const PAUSE_MS = 500;
const CALLS_IN_ONE_GO = 100;
const ROWS = 500;

const text = JSON.stringify(
  Array.from({ length: ROWS }, (_, id) => ({ id, name: `name of ${id}`, values: [id, id + 1, id + 2] })),
);

/** Short work with a pause before each piece of it, beside the same work in one go. */
export interface Bursts {
  /** How many times as much processor time a burst took as the same work in one go, since this was last called. */
  slowdown(): number;
}

/**
 * Works in bursts until `signal` aborts. Some virtual machines charge memory that nobody touched for some hundred milliseconds
 * as processor time of whoever touches it next: there the same work takes several times as long in bursts.
 */
export function startBursts(signal: AbortSignal): Bursts {
  let bursts = { calls: 0, ms: 0 };
  // Compiled before anything is measured.
  for (let n = 0; n < 200; n++) work();
  void (async () => {
    while (!signal.aborted) {
      // waits: memory that nobody touches meanwhile is what is measured.
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
      // Sums: a single one may be shorter than the clock's step.
      bursts.ms += timeOf(1);
      bursts.calls += 1;
    }
  })();
  return {
    slowdown() {
      const inOneGo = timeOf(CALLS_IN_ONE_GO) / CALLS_IN_ONE_GO;
      const slowdown = bursts.ms / bursts.calls / inOneGo;
      bursts = { calls: 0, ms: 0 };
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

/** Processor time of this thread for some calls, milliseconds. */
function timeOf(calls: number): number {
  const before = process.threadCpuUsage();
  for (let n = 0; n < calls; n++) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
