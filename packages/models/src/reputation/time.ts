import { DAY } from "./half-lives.ts";
import { closeEpochs, rowFor } from "./rows.ts";
import type { ReputationState } from "./state.ts";

/** 7 February 2106, the last second that fits 32 bits, as in block headers. */
const LATEST = 2 ** 32 - 1;

/** Returns the timestamp. @throws RangeError when it is outside 1970 to 2106. */
export function checkedTime(timestamp: number): number {
  if (timestamp >= 0 && timestamp <= LATEST) return timestamp;
  throw new RangeError(`${timestamp} is not a time between 1970 and 2106.`);
}

/**
 * Advances the state to this time and returns the row for its evidence.
 *
 * @returns `null` when the evidence is older than the oldest kept epoch.
 * @throws RangeError when the timestamp is outside 1970 to 2106.
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
