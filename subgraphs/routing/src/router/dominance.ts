/** Decides which labels to keep. @module */

import { addFound, coveredBy } from "./found.ts";
import { keepLabel } from "./labels.ts";
import { EXACT, type Run, type Slack } from "./run.ts";

/**
 * Whether every route that costs at least this much is over the limits or no better than one already found.
 */
export function cannotImprove(run: Run, fee: number, time: number, risk: number): boolean {
  if (fee > run.maxFee || time > run.maxTime || fee === Number.POSITIVE_INFINITY) return true;
  const { slack } = run;
  return coveredBy(run.found, fee + slack.fee, time + slack.time, risk + slack.risk);
}

/** Whether every completion of a label is {@link cannotImprove}. */
export function labelCannotImprove(run: Run, label: number): boolean {
  const { labels, bounds } = run;
  const stepsLeft = run.maxSteps - labels.hops[label]!;
  const at = stepsLeft * bounds.width + labels.node[label]!;
  const keep = labels.node[label] === run.end ? 1 : bounds.keep[stepsLeft]!;
  const fee = Math.floor(labels.fee[label]! - labels.lost[label]! * (1 - keep) + bounds.fee[at]!);
  return cannotImprove(
    run,
    fee,
    labels.time[label]! + bounds.time[at]!,
    labels.risk[label]! + bounds.risk[at]!,
  );
}

/** Whether a kept label at the scratch label's node is at least as good. */
export function isDominated(run: Run): boolean {
  const front = run.fronts[run.labels.node[run.labels.size]!];
  if (front === undefined) return false;
  for (let at = 0; at < front.length; at++) {
    const kept = front[at]!;
    if (!beats(run, kept, run.labels.size, run.slack)) continue;
    // A label that beats one often beats the next, so move it to the front.
    front[at] = front[0]!;
    front[0] = kept;
    return true;
  }
  return false;
}

/** Keeps the scratch label and removes those at its node that it beats, without slack. */
export function addToFront(run: Run): number {
  const { labels, fronts } = run;
  const at = labels.size;
  const node = labels.node[at]!;
  if (node === run.end) {
    addFound(run.found, { fee: labels.fee[at]!, time: labels.time[at]!, risk: labels.risk[at]!, label: at });
    return keepLabel(labels);
  }
  const front = fronts[node] ?? [];
  fronts[node] = front;
  let alive = 0;
  for (const old of front) {
    if (beats(run, at, old, EXACT)) labels.dead[old] = 1;
    else front[alive++] = old;
  }
  front.length = alive;
  front.push(at);
  return keepLabel(labels);
}

/**
 * Whether `one` can complete every route that `other` can, at no higher fee, time, risk or number of steps.
 *
 * The summed fee alone does not decide this. Forwards, extra input to a step yields at most as much extra
 * output, so a label with less gas and a lower sum stays ahead even with less money left, unless that falls
 * below a minimum. Backwards, extra output of a step needs at least as much extra input, so the label that
 * has lost less stays ahead.
 */
function beats({ labels, backwards, enough }: Run, one: number, other: number, slack: Slack): boolean {
  const { fee, lost, time, risk, hops } = labels;
  if (fee[one]! > fee[other]! + slack.fee || time[one]! > time[other]! + slack.time) return false;
  if (risk[one]! > risk[other]! + slack.risk || hops[one]! > hops[other]!) return false;
  if (backwards) return lost[one]! <= lost[other]! + slack.fee;
  const lessGas = fee[one]! - lost[one]! <= fee[other]! - lost[other]! + slack.fee;
  return lessGas && (lost[one]! <= lost[other]! || lost[one]! <= enough);
}

/** Priority of a label, lowest first. Any order is correct; finding good routes early prunes the most. */
export function priorityOf({ labels, bounds, maxSteps }: Run, label: number): number {
  const at = (maxSteps - labels.hops[label]!) * bounds.width + labels.node[label]!;
  const fee = labels.fee[label]! + bounds.fee[at]!;
  return fee + 2 * (labels.time[label]! + bounds.time[at]!) + 100 * (labels.risk[label]! + bounds.risk[at]!);
}
