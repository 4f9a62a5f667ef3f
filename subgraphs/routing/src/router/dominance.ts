/** Which labels are worth keeping. @module */

import { addFound, coveredBy } from "./found.ts";
import { keepLabel } from "./labels.ts";
import { EXACT, type Run, type Slack } from "./run.ts";

/** Whether no route that costs at least this much is within the limits and worth having. */
export function hopeless(run: Run, fee: number, time: number, risk: number): boolean {
  if (fee > run.maxFee || time > run.maxTime || fee === Number.POSITIVE_INFINITY) return true;
  const { slack } = run;
  return coveredBy(run.found, fee + slack.fee, time + slack.time, risk + slack.risk);
}

/** The same for whatever a label can become. */
export function labelHopeless(run: Run, label: number): boolean {
  const { labels, bounds } = run;
  const stepsLeft = run.maxSteps - labels.hops[label]!;
  const at = stepsLeft * bounds.width + labels.node[label]!;
  const keep = labels.node[label] === run.end ? 1 : bounds.keep[stepsLeft]!;
  const fee = Math.floor(labels.fee[label]! - labels.lost[label]! * (1 - keep) + bounds.fee[at]!);
  return hopeless(run, fee, labels.time[label]! + bounds.time[at]!, labels.risk[label]! + bounds.risk[at]!);
}

/** Whether a label at the scratch slot's node is as good. */
export function beaten(run: Run): boolean {
  const front = run.fronts[run.labels.node[run.labels.size]!];
  if (front === undefined) return false;
  for (let at = 0; at < front.length; at++) {
    const kept = front[at]!;
    if (!beats(run, kept, run.labels.size, run.slack)) continue;
    // What beats one often beats the next: it is asked first.
    front[at] = front[0]!;
    front[0] = kept;
    return true;
  }
  return false;
}

/** Keeps the label in the scratch slot and strikes those at its node that it beats, without any slack. */
export function keep(run: Run): number {
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
 * Whether whatever `other` can become, `one` can become at no higher fee, time, risk or number of steps.
 *
 * The summed fee alone does not tell. Forwards, a step passes on at most what it is given more, so with less gas
 * and a lower sum a label stays ahead even with less money left, unless that is too little for a minimum.
 * Backwards, a step asks for at least what it must give more, so the label that has lost less stays ahead.
 */
function beats({ labels, backwards, enough }: Run, one: number, other: number, slack: Slack): boolean {
  const { fee, lost, time, risk, hops } = labels;
  if (fee[one]! > fee[other]! + slack.fee || time[one]! > time[other]! + slack.time) return false;
  if (risk[one]! > risk[other]! + slack.risk || hops[one]! > hops[other]!) return false;
  if (backwards) return lost[one]! <= lost[other]! + slack.fee;
  const lessGas = fee[one]! - lost[one]! <= fee[other]! - lost[other]! + slack.fee;
  return lessGas && (lost[one]! <= lost[other]! || lost[one]! <= enough);
}

/** Which label to extend first. Any order is right; one that finds good routes early prunes most. */
export function urgency({ labels, bounds, maxSteps }: Run, label: number): number {
  const at = (maxSteps - labels.hops[label]!) * bounds.width + labels.node[label]!;
  const fee = labels.fee[label]! + bounds.fee[at]!;
  return fee + 2 * (labels.time[label]! + bounds.time[at]!) + 100 * (labels.risk[label]! + bounds.risk[at]!);
}
