import { unprocessable } from "@tetron/domain/failure";
import type { Track, TrackOptions } from "../track.ts";
import { studyHistories } from "./histories-study.ts";
import { studyTrackH } from "./kaggle-study.ts";
import { type ArmReport, STUDIED_TRACKS, type Study } from "./study.ts";

/**
 * Makes a study on a track: several recipes, each fitted 25 times, measured on the same resamples. The same data gives
 * the same numbers.
 *
 * @throws Failure `UNPROCESSABLE` when the study is not made on the track.
 */
export async function evaluateStudy(
  track: Track,
  study: Study,
  options: TrackOptions,
): Promise<readonly ArmReport[]> {
  const tracks: readonly Track[] = STUDIED_TRACKS[study];
  if (!tracks.includes(track))
    throw unprocessable(
      "track",
      "not_studied",
      `--track: ${study} is for ${tracks.join(" and ")}, not for ${track}.`,
    );
  return track === "H" && study !== "exposure" ? studyTrackH(study, options) : studyHistories(study, options);
}
