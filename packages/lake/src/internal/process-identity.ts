import { readFileSync } from "node:fs";

/** A process that can be told from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time as the kernel counts them; empty where it does not say. */
  readonly birth: string;
}

/** Identifies a process, `undefined` when there is none with this number. */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  return { pid, birth: birthOf(pid) };
}

/** Whether the process that was identified then is the one that has its number now. */
export function isAlive({ pid, birth }: ProcessIdentity): boolean {
  const now = identify(pid);
  return now !== undefined && (birth === "" || now.birth === "" || now.birth === birth);
}

function birthOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command, in brackets, may hold spaces; field 22, the start time, is the 20th after it.
    const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot}/${start}`;
  } catch {
    return "";
  }
}
