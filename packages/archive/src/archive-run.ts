import type { Lake } from "@tetron/lake/lake";
import type { Duck } from "./duckdb.ts";

/** What archiving needs. */
export interface ArchiveRun {
  readonly lake: Lake;
  /** Of the archive, absolute. */
  readonly folder: string;
  readonly duck: Duck;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Called at each step; tests end the process there. */
  readonly onStep?: ((step: string) => void) | undefined;
}
