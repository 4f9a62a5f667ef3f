import { MINUTE_MS } from "@tetron/domain/durations";
import type { Job } from "@tetron/service/job";
import type { HistoryAsking } from "../on-demand/ask-history.ts";

/** Reads the rest of histories of which a score had the oldest and the newest entries. */
export function readRestOfHistories(asking: HistoryAsking): Job {
  return {
    name: "ingestion.read-rest-of-histories",
    periodMs: MINUTE_MS,
    jitterMs: 5_000,
    deadlineMs: 30 * MINUTE_MS,
    run: (signal) => asking.readRest(signal),
  };
}
