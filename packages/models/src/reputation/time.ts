import { DAY } from "./half-lives.ts";
import { closeEpochs, rowFor } from "./rows.ts";
import type { ReputationState } from "./state.ts";

/** Unix time of the year 2100, the last that evidence can have. */
const LATEST = 4_102_444_800;

/** A time that evidence can have. @throws RangeError when it is not one from 1970 to 2100. */
export function checkedTime(timestamp: number): number {
  if (timestamp >= 0 && timestamp <= LATEST) return timestamp;
  throw new RangeError(`${timestamp} is not a time between 1970 and 2100.`);
}

/**
 * The row that evidence of this time is added to, after the state's clock has moved on to it.
 *
 * @returns `null` when the evidence is older than a state goes back.
 * @throws RangeError when the timestamp is not a time from 1970 to 2100.
 */
export function openRow(state: ReputationState, timestamp: number): [number[], number] | null {
  const day = Math.floor(checkedTime(timestamp) / DAY);
  const latestDay = Math.floor(state.latest / DAY);
  if (timestamp > state.latest) {
    state.latest = timestamp;
    if (day > latestDay) closeEpochs(state, day);
  }
  return rowFor(state, day, Math.max(day, latestDay));
}
