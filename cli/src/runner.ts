import type { ExitCode } from "./exit-codes.ts";
import type { Host } from "./host.ts";

/** Does a command's work on a host. */
export type Task = (host: Host) => Promise<ExitCode>;

/** Runs what the program has understood. */
export interface Runner {
  /** On the lake, which a running platform may hold. */
  onLake(task: Task): Promise<void>;
  /** In this process, whatever else runs. */
  here(task: Task): Promise<void>;
}
