import { DAY } from "./half-lives.ts";
import { closeEpochs, rowFor } from "./rows.ts";
import type { ReputationState } from "./state.ts";

/** 7 February 2106, the last second that 32 bits can tell, as block headers do. */
const LATEST = 2 ** 32 - 1;

/** A time that evidence can have. @throws RangeError when it is not one from 1970 to 2106. */
export function checkedTime(timestamp: number): number {
  if (timestamp >= 0 && timestamp <= LATEST) return timestamp;
  throw new RangeError(`${timestamp} is not a time between 1970 and 2106.`);
}

/**
 * The row that evidence of this time is added to, after the state's clock has moved on to it.
 *
 * @returns `null` when the evidence is older than a state goes back.
 * @throws RangeError when the timestamp is not a time from 1970 to 2106.
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
