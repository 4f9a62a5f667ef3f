import { DAY } from "./half-lives.ts";
import { ROW, ROW_TIME } from "./layout.ts";
import { addRow, closeEpochs, findRow } from "./rows.ts";
import { mergeSketches } from "./sketch.ts";
import { emptyReputation, type ReputationState, SKETCHES } from "./state.ts";

/**
 * Merges two states of a wallet, equal to the bit to one state with the evidence of both.
 *
 * @throws RangeError when the half-lives differ.
 */
export function mergeReputations(a: ReputationState, b: ReputationState): ReputationState {
  for (const kind of ["evidence", "anomaly", "outcome"] as const)
    if (a.halfLives[kind] !== b.halfLives[kind])
      throw new RangeError(`The states have different half-lives for ${kind}.`);
  const merged = emptyReputation(a.halfLives);
  merged.latest = Math.max(a.latest, b.latest);
  merged.vouchedSince = earlier(a.vouchedSince, b.vouchedSince);
  for (const part of [a, b]) {
    for (let at = 0; at < part.closed.length; at += ROW)
      addRow(merged.closed, findRow(merged.closed, part.closed[at + ROW_TIME]!), part.closed, at);
    for (let at = 0; at < part.open.length; at += ROW)
      addRow(merged.open, findRow(merged.open, part.open[at + ROW_TIME]!), part.open, at);
  }
  closeEpochs(merged, Math.floor(merged.latest / DAY));
  for (const name of SKETCHES) merged[name] = mergeSketches(a[name], b[name]);
  return merged;
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
