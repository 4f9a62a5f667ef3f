import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";

const CGROUPS = "/sys/fs/cgroup/memory";
const MIB = 1024 * 1024;

/** The memory limit and the peak memory of one process. */
export interface MemoryLimit {
  /** Whether the kernel enforces the limit; otherwise the peak is only compared with it. */
  readonly isEnforced: boolean;
  /** Peak resident memory so far, MiB. `undefined` for a process that has ended. */
  peakMib(): number | undefined;
  /** Removes the cgroup; call it after the process has ended. */
  release(): void;
}

/** Limits a newly started process as a container would, where this machine allows it. */
export function limitMemory(name: string, pid: number, limitMib: number): MemoryLimit {
  const group = `${CGROUPS}/tetron-${name}-${pid}`;
  const isEnforced = attempt(() => {
    mkdirSync(group);
    writeFileSync(`${group}/memory.limit_in_bytes`, String(limitMib * MIB));
    writeFileSync(`${group}/cgroup.procs`, String(pid));
  });
  return {
    isEnforced,
    peakMib: () => {
      if (!existsSync(`/proc/${pid}`)) return undefined;
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
      return kib === undefined ? undefined : Number(kib) / 1024;
    },
    release: () => void attempt(() => rmdirSync(group)),
  };
}

/** @returns False where the machine does not allow it. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
