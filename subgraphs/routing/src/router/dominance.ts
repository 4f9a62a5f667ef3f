/** Which labels are worth keeping. @module */

import { keepLabel } from "./labels.ts";
import type { Run } from "./run.ts";

/** Whether no route that costs at least this much is within the limits and worth having. */
export function hopeless(run: Run, fee: number, time: number, risk: number): boolean {
  if (fee > run.maxFee || time > run.maxTime || fee === Number.POSITIVE_INFINITY) return true;
  const { labels, slack } = run;
  const found = run.fronts[run.end];
  if (found === undefined) return false;
  for (let index = 0; index < found.length; index++) {
    const route = found[index]!;
    if (
      labels.gas[route]! + labels.lost[route]! <= fee + slack.fee &&
      labels.time[route]! <= time + slack.time &&
      labels.risk[route]! <= risk + slack.risk
    ) {
      // What turned this one away turns most of the next ones away: it is asked first from here on.
      found[index] = found[0]!;
      found[0] = route;
      return true;
    }
  }
  return false;
}

/** The same for whatever a label can become. */
export function labelHopeless(run: Run, label: number): boolean {
  const { labels, bounds } = run;
  const stepsLeft = run.maxSteps - labels.hops[label]!;
  const at = stepsLeft * bounds.width + labels.node[label]!;
  const keep = labels.node[label] === run.end ? 1 : bounds.keep[stepsLeft]!;
  const fee = Math.floor(labels.gas[label]! + labels.lost[label]! * keep + bounds.fee[at]!);
  return hopeless(run, fee, labels.time[label]! + bounds.time[at]!, labels.risk[label]! + bounds.risk[at]!);
}

/** Whether a label at the scratch slot's node is as good in every measure. */
export function beaten({ labels, fronts, slack }: Run): boolean {
  const at = labels.size;
  const front = fronts[labels.node[at]!];
  if (front === undefined) return false;
  for (const kept of front) {
    if (
      labels.gas[kept]! <= labels.gas[at]! + slack.fee &&
      labels.lost[kept]! <= labels.lost[at]! + slack.fee &&
      labels.time[kept]! <= labels.time[at]! + slack.time &&
      labels.risk[kept]! <= labels.risk[at]! + slack.risk &&
      labels.hops[kept]! <= labels.hops[at]!
    )
      return true;
  }
  return false;
}

/** Keeps the label in the scratch slot and strikes those at its node that it beats, without any slack. */
export function keep({ labels, fronts, end }: Run): number {
  const at = labels.size;
  const node = labels.node[at]!;
  const front = fronts[node] ?? [];
  fronts[node] = front;
  let alive = 0;
  for (const old of front) {
    // At the end gas and losses are one fee, and steps no longer matter.
    const cheaper =
      node === end
        ? labels.gas[at]! + labels.lost[at]! <= labels.gas[old]! + labels.lost[old]!
        : labels.gas[at]! <= labels.gas[old]! &&
          labels.lost[at]! <= labels.lost[old]! &&
          labels.hops[at]! <= labels.hops[old]!;
    if (cheaper && labels.time[at]! <= labels.time[old]! && labels.risk[at]! <= labels.risk[old]!)
      labels.dead[old] = 1;
    else front[alive++] = old;
  }
  front.length = alive;
  front.push(at);
  return keepLabel(labels);
}

/** Which label to extend first. Any order is right; one that finds good routes early prunes most. */
export function urgency({ labels, bounds, maxSteps }: Run, label: number): number {
  const at = (maxSteps - labels.hops[label]!) * bounds.width + labels.node[label]!;
  const fee = labels.gas[label]! + labels.lost[label]! + bounds.fee[at]!;
  return fee + 2 * (labels.time[label]! + bounds.time[at]!) + 100 * (labels.risk[label]! + bounds.risk[at]!);
}
