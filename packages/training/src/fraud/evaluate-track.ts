import { evaluateKaggleTrack } from "./kaggle-track.ts";
import { evaluateLateTrack } from "./late-track.ts";
import { evaluateTimeTrack } from "./time-track.ts";
import type { Track, TrackMetrics, TrackOptions } from "./track.ts";

/** Runs one track of the protocol `tetron-eth-v1`. The same data gives the same numbers. */
export function evaluateTrack(track: Track, options: TrackOptions): Promise<TrackMetrics> {
  if (track === "R") return evaluateTimeTrack(options);
  return track === "L" ? evaluateLateTrack(options) : evaluateKaggleTrack(track, options);
}
