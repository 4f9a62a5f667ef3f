import type { Metrics } from "../measure/metrics.ts";
import type { Summary } from "../measure/summary.ts";

/** The tracks of the protocol: see docs/evaluation.md. */
export const TRACKS = ["H", "K", "R", "L"] as const;

export type Track = (typeof TRACKS)[number];

/** Mean and standard deviation of each measure. */
export type TrackMetrics = Readonly<Record<keyof Metrics, Summary>>;

export interface TrackOptions {
  /** Folder of the training data. */
  readonly data: string;
  readonly signal: AbortSignal;
  /** Called with the finished part of the work, `done` of `whole`. */
  readonly onProgress?: (done: number, whole: number) => void;
  /** Processors to use; all when absent. Does not affect the result. */
  readonly workers?: number;
}
