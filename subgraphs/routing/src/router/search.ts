/**
 * Finds all best routes of a payment, by label-setting over gas, amount, time, risk and steps.
 *
 * The amount is tracked apart from gas: with percentage fees, of two partial routes with the same summed fee
 * the one with more money left pays more later, so the sum alone is not a safe key. Maximums are compared
 * with the requested amount, and so are minimums in a backward search: compared with the amount at the step,
 * a better label could be refused where a worse one passes.
 *
 * @module
 */

import { createBounds, leastFee } from "./bounds.ts";
import { addToFront, cannotImprove, isDominated, labelCannotImprove, priorityOf } from "./dominance.ts";
import { createFound } from "./found.ts";
import type { Graph } from "./graph.ts";
import { createHeap, popHeap, pushHeap } from "./heap.ts";
import { createLabels } from "./labels.ts";
import { EXACT, type Run, type Slack } from "./run.ts";
import { amountIn, amountOut } from "./step.ts";

/** A route of the payment and its costs. */
export interface Route {
  /** Edges in the order they are taken: indices into {@link Graph.edges}. */
  readonly path: readonly number[];
  /** Paid in addition to the amount, micro-USD. */
  readonly gas: number;
  /** Amount sent minus amount received, micro-USD. */
  readonly lost: number;
  /** Milliseconds. */
  readonly time: number;
  /** Micro-nats: `-ln(success) * 10^6`. */
  readonly risk: number;
}

export interface Search {
  readonly source: number;
  readonly target: number;
  /** Micro-USD: sent (`exact: "in"`) or received (`exact: "out"`). */
  readonly amount: number;
  readonly exact: "in" | "out";
  readonly maxSteps: number;
  /** Maximum of gas plus losses, micro-USD. */
  readonly maxFee?: number;
  /** Milliseconds. */
  readonly maxTime?: number;
  /** 1 for each `via` that must not be used. */
  readonly banned?: Uint8Array;
  /** Default: none up to {@link EXACT_EDGES} edges, {@link COARSE} above. */
  readonly slack?: Slack;
}

/** The largest graph that is searched exactly. */
export const EXACT_EDGES = 15_000;

/**
 * How much worse each step may be on larger graphs: 0.05 cents of gas and of losses, a second, 0.001 % of
 * success.
 */
export const COARSE: Slack = { fee: 500, time: 1_000, risk: 10 };

/**
 * The routes that no other beats in fee, time and risk at once, one for each combination of the three.
 *
 * @returns In no particular order; empty when no route is within the limits.
 */
export function findRoutes(graph: Graph, search: Search): Route[] {
  const run = start(graph, search);
  const { labels, heap } = run;
  for (let label = popHeap(heap); label !== undefined; label = popHeap(heap)) {
    if (labels.dead[label] === 0 && (label === 0 || !labelCannotImprove(run, label))) expand(run, label);
  }
  return run.found.label.map((last) => routeOf(run, last));
}

function start(graph: Graph, search: Search): Run {
  const backwards = search.exact === "out";
  const scope = {
    ...search,
    adjacency: backwards ? graph.backward : graph.forward,
    backwards,
    end: backwards ? search.source : graph.nodes,
  };
  const run: Run = {
    ...scope,
    recipient: graph.nodes,
    bounds: createBounds(scope),
    enough: search.amount - largestUpTo(graph.minimums, search.amount),
    labels: createLabels(),
    heap: createHeap(),
    found: createFound(),
    fronts: new Array(graph.nodes + 1),
    maxFee: search.maxFee ?? Number.POSITIVE_INFINITY,
    maxTime: search.maxTime ?? Number.POSITIVE_INFINITY,
    slack: search.slack ?? (graph.edges.length > EXACT_EDGES ? COARSE : EXACT),
  };
  run.labels.node[0] = backwards ? graph.nodes : search.source;
  run.labels.parent[0] = -1;
  run.labels.slot[0] = -1;
  pushHeap(run.heap, 0, addToFront(run));
  return run;
}

/** The largest number up to `limit`; 0 when there is none. */
function largestUpTo(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return ascending[low - 1] ?? 0;
}

/** Extends a label by every step that may lead to one of the best routes. */
function expand(run: Run, label: number): void {
  const { labels, adjacency, bounds, heap } = run;
  const stepsLeft = run.maxSteps - labels.hops[label]! - 1;
  if (stepsLeft < 0) return;
  const atRecipient = labels.node[label] === run.recipient;
  const node = atRecipient ? run.target : labels.node[label]!;
  const fixed = labels.fee[label]! - labels.lost[label]! * (1 - bounds.keep[stepsLeft + 1]!);
  const keeps = bounds.keep[stepsLeft]!;
  for (let group = adjacency.head[node]!; group < adjacency.head[node + 1]!; group++) {
    const pays = adjacency.pays[group] === 1;
    if (atRecipient && !pays) continue;
    const next = adjacency.next[group]!;
    const arrival = pays && !run.backwards && next === run.target ? run.end : next;
    const at = stepsLeft * bounds.width + arrival;
    const fee = fixed + bounds.fee[at]!;
    const time = labels.time[label]! + bounds.time[at]!;
    const risk = labels.risk[label]! + bounds.risk[at]!;
    const least = Math.floor(fee + bounds.groupFee[group]! * keeps);
    if (cannotImprove(run, least, time + adjacency.groupTime[group]!, risk + adjacency.groupRisk[group]!))
      continue;
    for (let slot = adjacency.slots[group]!; slot < adjacency.slots[group + 1]!; slot++) {
      const low = Math.floor(fee + leastFee(run, slot) * keeps);
      if (cannotImprove(run, low, time + adjacency.time[slot]!, risk + adjacency.risk[slot]!)) continue;
      if (!extend(run, label, slot)) continue;
      const made = labels.size;
      labels.node[made] = arrival;
      if (arrival === run.end) {
        if (!labelCannotImprove(run, made)) addToFront(run);
      } else if (!isDominated(run)) pushHeap(heap, priorityOf(run, made), addToFront(run));
    }
  }
}

/**
 * Writes `label` extended by `slot` into the scratch slot; false when the step refuses the amount or is
 * banned.
 */
function extend(run: Run, label: number, slot: number): boolean {
  const { labels, adjacency, amount } = run;
  if (run.banned?.[adjacency.via[slot]!] === 1) return false;
  const flat = adjacency.flat[slot]!;
  const ppm = adjacency.ppm[slot]!;
  const depth = adjacency.depth[slot]!;
  let lost: number;
  if (run.backwards) {
    const given = amountIn(amount + labels.lost[label]!, flat, ppm, depth);
    if (amount < adjacency.min[slot]! || given > adjacency.max[slot]!) return false;
    lost = given - amount;
  } else {
    const given = amount - labels.lost[label]!;
    const arrived = amountOut(given, flat, ppm, depth);
    if (amount > adjacency.max[slot]! || given < adjacency.min[slot]! || arrived <= 0) return false;
    lost = amount - arrived;
  }
  const at = labels.size;
  labels.parent[at] = label;
  labels.slot[at] = slot;
  labels.hops[at] = labels.hops[label]! + 1;
  labels.fee[at] = labels.fee[label]! - labels.lost[label]! + adjacency.gas[slot]! + lost;
  labels.lost[at] = lost;
  labels.time[at] = labels.time[label]! + adjacency.time[slot]!;
  labels.risk[at] = labels.risk[label]! + adjacency.risk[slot]!;
  return true;
}

function routeOf({ labels, adjacency, backwards }: Run, last: number): Route {
  const path: number[] = [];
  for (let at = last; labels.slot[at]! >= 0; at = labels.parent[at]!)
    path.push(adjacency.edge[labels.slot[at]!]!);
  if (!backwards) path.reverse();
  return {
    path,
    gas: labels.fee[last]! - labels.lost[last]!,
    lost: labels.lost[last]!,
    time: labels.time[last]!,
    risk: labels.risk[last]!,
  };
}
