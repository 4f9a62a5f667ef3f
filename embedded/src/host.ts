import type { Lake } from "@tetron/lake/lake";
import type { Settings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";

/** What a command stands on: a process of its own, or the platform that already runs. */
export interface Host {
  readonly settings: Settings;
  readonly terminal: Terminal;
  /** Aborts when the command should stop. */
  readonly signal: AbortSignal;
  /** The lake, opened when first asked for and closed when the command has ended. */
  lake(): Promise<Lake>;
}
