import { EPOCH_DAYS } from "./half-lives.ts";
import { CEILING, ROW, ROW_DAYS, ROW_SUMS, ROW_TIME } from "./layout.ts";
import type { ReputationState } from "./state.ts";

/** Oldest epoch that a state keeps, counted back from its newest: twenty years. */
const EPOCHS_KEPT = 240;

/** The last closed epoch when the newest evidence is of `latestDay`. */
export function lastClosedEpoch(latestDay: number): number {
  return Math.floor(latestDay / EPOCH_DAYS) - 2;
}

/**
 * The row for evidence of `day`, created if missing.
 *
 * @returns The array and the start index of the row; `null` when `day` is before the oldest kept epoch.
 */
export function rowFor(state: ReputationState, day: number, latestDay: number): [number[], number] | null {
  const epoch = Math.floor(day / EPOCH_DAYS);
  const lastClosed = lastClosedEpoch(latestDay);
  if (epoch > lastClosed) return [state.open, findRow(state.open, day)];
  if (epoch < lastClosed - EPOCHS_KEPT) return null;
  return [state.closed, findRow(state.closed, epoch)];
}

/** Closes the epochs that end before those kept open at `latestDay`: the days of each become one row. */
export function closeEpochs(state: ReputationState, latestDay: number): void {
  const lastClosed = lastClosedEpoch(latestDay);
  const { open, closed } = state;
  let done = 0;
  for (; done < open.length; done += ROW) {
    const epoch = Math.floor(open[done + ROW_TIME]! / EPOCH_DAYS);
    if (epoch > lastClosed) break;
    addRow(closed, findRow(closed, epoch), open, done);
  }
  if (done > 0) open.splice(0, done);
  let old = 0;
  while (old < closed.length && closed[old + ROW_TIME]! < lastClosed - EPOCHS_KEPT) old += ROW;
  if (old > 0) closed.splice(0, old);
}

/**
 * Closes all days of a state. It keeps all evidence, but only by epoch.
 */
export function closeDays({ open, closed }: ReputationState): void {
  for (let at = 0; at < open.length; at += ROW)
    addRow(closed, findRow(closed, Math.floor(open[at + ROW_TIME]! / EPOCH_DAYS)), open, at);
  open.length = 0;
}

/** Adds the days and sums of one row to another. */
export function addRow(to: number[], at: number, from: readonly number[], fromAt: number): void {
  to[at + ROW_DAYS]! |= from[fromAt + ROW_DAYS]!;
  for (let i = ROW_SUMS; i < ROW; i++) addSum(to, at + i, from[fromAt + i]!);
}

/** Adds a whole number to a sum, up to the ceiling. */
export function addSum(rows: number[], at: number, amount: number): void {
  rows[at] = Math.min(rows[at]! + amount, CEILING);
}

/** Index of the row with this time. Most evidence is new, so the search starts at the end. */
export function findRow(rows: number[], time: number): number {
  let at = rows.length - ROW;
  while (at >= 0 && rows[at + ROW_TIME]! > time) at -= ROW;
  if (at >= 0 && rows[at + ROW_TIME] === time) return at;
  const row = new Array<number>(ROW).fill(0);
  row[ROW_TIME] = time;
  rows.splice(at + ROW, 0, ...row);
  return at + ROW;
}
