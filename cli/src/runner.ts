import type { ExitCode } from "./exit-codes.ts";
import type { Host } from "./host.ts";

/** Runs the work of a command on a host. */
export type Task = (host: Host) => Promise<ExitCode>;

/** Runs the parsed command. */
export interface Runner {
  /** On the lake, which a running platform may hold. */
  onLake(task: Task): Promise<void>;
  /** In this process, even while a platform runs. */
  here(task: Task): Promise<void>;
}
