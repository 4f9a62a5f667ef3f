import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second of `/proc`, on every Linux that Node runs on. */
const TICKS = 100;

/** A thread of a process. */
export interface ThreadTime {
  /** `main`, `worker 1` for the first worker, which is the embedded store's, and so on; of others what Node calls them. */
  readonly name: string;
  /** Processor time. */
  readonly seconds: number;
}

/** The threads of a process by their ids; none where there is no `/proc`. */
export function threadTimes(pid: number): Map<number, ThreadTime> {
  const threads = new Map<number, ThreadTime>();
  let workers = 0;
  for (const id of idsIn(`/proc/${pid}/task`)) {
    const stat = readIfThere(`/proc/${pid}/task/${id}/stat`);
    const [, comm = "", rest = ""] = /\((.*)\) (.*)$/s.exec(stat) ?? [];
    if (rest === "") continue;
    const fields = rest.split(" ");
    const seconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    const name = id === pid ? "main" : comm === "WorkerThread" ? `worker ${++workers}` : comm;
    threads.set(id, { name, seconds });
  }
  return threads;
}

/** In the order in which they began. */
function idsIn(folder: string): number[] {
  try {
    return readdirSync(folder)
      .map(Number)
      .toSorted((a, b) => a - b);
  } catch {
    return [];
  }
}

/** Empty for a thread that has ended since. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
