import { readFileSync } from "node:fs";

/** Resource use of a process, as reported by the system. */
export interface Usage {
  readonly cpuSeconds: number;
  /** Resident memory, megabytes of a million bytes. */
  readonly residentMb: number;
}

const TICKS_PER_SECOND = 100;
const BYTES_PER_PAGE = 4_096;

/**
 * Reads from Linux rather than from the process's metrics, because reading those restarts its event loop
 * measurement.
 */
export function usageOf(pid: number): Usage {
  // The name, in parentheses, may contain anything; the fields after it are numbers.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
  const [userTicks, systemTicks, pages] = [fields[11], fields[12], fields[21]].map(Number);
  return {
    cpuSeconds: (userTicks! + systemTicks!) / TICKS_PER_SECOND,
    residentMb: (pages! * BYTES_PER_PAGE) / 1e6,
  };
}
