/**
 * Every best way to make a payment: label-setting over gas, amount, time, risk and steps.
 *
 * The amount is kept apart from gas: where fees are percentages, of two partial routes with the same summed fee
 * the one with more money left pays more on the way on, so the sum alone is not a safe key. A largest amount
 * is held against the amount that was asked, and so is a least amount when the search runs backwards: held
 * against the amount on the way, a better label could be refused where a worse one passes.
 *
 * @module
 */

import type { Bounds } from "./bounds.ts";
import { boundsToPayer, boundsToRecipient } from "./bounds.ts";
import type { Adjacency, Graph } from "./graph.ts";
import { createHeap, popHeap, pushHeap } from "./heap.ts";
import { createLabels, keepLabel, type Labels } from "./labels.ts";
import { arriving, needed } from "./step.ts";

/** A way to make the payment. */
export interface Route {
  /** Edges in the order they are taken: indices into {@link Graph.edges}. */
  readonly path: readonly number[];
  /** Paid beside the amount, micro-USD. */
  readonly gas: number;
  /** Sent less received, micro-USD. */
  readonly lost: number;
  /** Milliseconds. */
  readonly time: number;
  /** Micro-nats: `-ln(success) * 10^6`. */
  readonly risk: number;
}

/** How much better a label must be than a kept one to be kept as well; each in its measure's unit. */
export interface Slack {
  readonly fee: number;
  readonly time: number;
  readonly risk: number;
}

export interface Search {
  readonly source: number;
  readonly target: number;
  /** Micro-USD: what is sent (`exact: "in"`) or what the recipient gets (`exact: "out"`). */
  readonly amount: number;
  readonly exact: "in" | "out";
  readonly maxSteps: number;
  /** Most that gas and losses may come to, micro-USD. */
  readonly maxFee?: number;
  /** Milliseconds. */
  readonly maxTime?: number;
  /** 1 for each `via` that must not be used. */
  readonly banned?: Uint8Array;
  /** Overrides the default: exact up to {@link EXACT_EDGES}, {@link COARSE} above. */
  readonly slack?: Slack;
}

/** The largest graph that is searched exactly. */
export const EXACT_EDGES = 15_000;

const EXACT: Slack = { fee: 0, time: 0, risk: 0 };

/** On larger graphs a route is off by at most this for each step: a tenth of a cent, a second, 0.001 %. */
export const COARSE: Slack = { fee: 1_000, time: 1_000, risk: 10 };

/**
 * The routes that no other beats in fee, time and risk at once, one for each combination of the three.
 *
 * @returns In no particular order; empty when nothing leads from source to target within the limits.
 */
export function findRoutes(graph: Graph, search: Search): Route[] {
  const run = start(graph, search);
  const { labels, heap, adjacency } = run;
  let label = popHeap(heap);
  for (; label !== undefined; label = popHeap(heap)) {
    const node = labels.node[label]!;
    if (labels.dead[label] === 1 || node === run.end || (label > 0 && beyondLimits(run, label))) continue;
    const atRecipient = node === graph.nodes;
    const group = atRecipient ? search.target : node;
    for (let slot = adjacency.head[group]!; slot < adjacency.head[group + 1]!; slot++) {
      if (atRecipient && adjacency.pays[slot] === 0) continue;
      if (!extend(run, label, slot) || beyondLimits(run, labels.size)) continue;
      if (labels.node[labels.size] === run.end ? beatenAtEnd(run) : beaten(run)) continue;
      pushHeap(heap, urgency(run, labels.size), keep(run));
    }
  }
  return (run.fronts[run.end] ?? []).map((last) => routeOf(run, last));
}

interface Run extends Search {
  readonly adjacency: Adjacency;
  readonly bounds: Bounds;
  readonly labels: Labels;
  readonly heap: ReturnType<typeof createHeap>;
  /** Labels alive at each node. */
  readonly fronts: (number[] | undefined)[];
  readonly graph: Graph;
  /** The node where the search ends: the recipient's wallet, or the payer's when it runs backwards. */
  readonly end: number;
  readonly backwards: boolean;
  readonly feeLimit: number;
  readonly timeLimit: number;
  readonly slackUsed: Slack;
}

function start(graph: Graph, search: Search): Run {
  const backwards = search.exact === "out";
  const adjacency = backwards ? graph.backward : graph.forward;
  const run: Run = {
    ...search,
    graph,
    adjacency,
    backwards,
    bounds: backwards
      ? boundsToPayer(adjacency, search.source, search.maxSteps)
      : boundsToRecipient(adjacency, search.target, search.maxSteps),
    labels: createLabels(),
    heap: createHeap(),
    fronts: new Array(graph.nodes + 1),
    end: backwards ? search.source : graph.nodes,
    feeLimit: search.maxFee ?? Number.POSITIVE_INFINITY,
    timeLimit: search.maxTime ?? Number.POSITIVE_INFINITY,
    slackUsed: search.slack ?? (graph.edges.length > EXACT_EDGES ? COARSE : EXACT),
  };
  run.labels.node[0] = backwards ? graph.nodes : search.source;
  run.labels.parent[0] = -1;
  run.labels.slot[0] = -1;
  pushHeap(run.heap, 0, keep(run));
  return run;
}

/** Writes the label that taking `slot` from `label` leads to into the scratch slot; false when it cannot be taken. */
function extend(run: Run, label: number, slot: number): boolean {
  const { labels, adjacency, amount, backwards } = run;
  const hops = labels.hops[label]! + 1;
  if (hops > run.maxSteps || run.banned?.[adjacency.via[slot]!] === 1) return false;
  const charge = run.graph.edges[adjacency.edge[slot]!]!;
  let lost: number;
  if (backwards) {
    if (amount < adjacency.min[slot]!) return false;
    const given = needed(amount + labels.lost[label]!, charge);
    if (given > adjacency.max[slot]!) return false;
    lost = given - amount;
  } else {
    const given = amount - labels.lost[label]!;
    if (amount > adjacency.max[slot]! || given < adjacency.min[slot]!) return false;
    const arrived = arriving(given, charge);
    if (arrived <= 0) return false;
    lost = amount - arrived;
  }
  const next = adjacency.next[slot]!;
  const at = labels.size;
  labels.node[at] = !backwards && next === run.target && adjacency.pays[slot] === 1 ? run.end : next;
  labels.parent[at] = label;
  labels.slot[at] = slot;
  labels.hops[at] = hops;
  labels.gas[at] = labels.gas[label]! + adjacency.gas[slot]!;
  labels.lost[at] = lost;
  labels.time[at] = labels.time[label]! + adjacency.time[slot]!;
  labels.risk[at] = labels.risk[label]! + adjacency.risk[slot]!;
  return true;
}

/** Whether a label cannot end within the limits, or not better than a route that is already found. */
function beyondLimits(run: Run, label: number): boolean {
  const { labels, bounds, slackUsed } = run;
  const at = (run.maxSteps - labels.hops[label]!) * (run.graph.nodes + 1) + labels.node[label]!;
  const fee = labels.gas[label]! + labels.lost[label]! + bounds.fee[at]!;
  const time = labels.time[label]! + bounds.time[at]!;
  const risk = labels.risk[label]! + bounds.risk[at]!;
  if (fee > run.feeLimit || time > run.timeLimit || fee === Number.POSITIVE_INFINITY) return true;
  const found = run.fronts[run.end];
  if (found === undefined || labels.node[label] === run.end) return false;
  for (const route of found) {
    if (
      labels.gas[route]! + labels.lost[route]! <= fee + slackUsed.fee &&
      labels.time[route]! <= time + slackUsed.time &&
      labels.risk[route]! <= risk + slackUsed.risk
    )
      return true;
  }
  return false;
}

/** Whether a label at the scratch slot's node is as good in every measure. */
function beaten({ labels, fronts, slackUsed }: Run): boolean {
  const at = labels.size;
  const front = fronts[labels.node[at]!];
  if (front === undefined) return false;
  for (const kept of front) {
    if (
      labels.gas[kept]! <= labels.gas[at]! + slackUsed.fee &&
      labels.lost[kept]! <= labels.lost[at]! + slackUsed.fee &&
      labels.time[kept]! <= labels.time[at]! + slackUsed.time &&
      labels.risk[kept]! <= labels.risk[at]! + slackUsed.risk &&
      labels.hops[kept]! <= labels.hops[at]!
    )
      return true;
  }
  return false;
}

/** The same at the end, where gas and losses are one fee and steps no longer matter. */
function beatenAtEnd({ labels, fronts, slackUsed, end }: Run): boolean {
  const at = labels.size;
  const fee = labels.gas[at]! + labels.lost[at]!;
  for (const kept of fronts[end] ?? []) {
    if (
      labels.gas[kept]! + labels.lost[kept]! <= fee + slackUsed.fee &&
      labels.time[kept]! <= labels.time[at]! + slackUsed.time &&
      labels.risk[kept]! <= labels.risk[at]! + slackUsed.risk
    )
      return true;
  }
  return false;
}

/** Keeps the label in the scratch slot and strikes those at its node that it beats. */
function keep({ labels, fronts, end }: Run): number {
  const at = labels.size;
  const node = labels.node[at]!;
  const front = fronts[node] ?? [];
  fronts[node] = front;
  let alive = 0;
  for (const old of front) {
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
function urgency({ labels, bounds, maxSteps, graph }: Run, label: number): number {
  const at = (maxSteps - labels.hops[label]!) * (graph.nodes + 1) + labels.node[label]!;
  const fee = labels.gas[label]! + labels.lost[label]! + bounds.fee[at]!;
  return fee + 2 * (labels.time[label]! + bounds.time[at]!) + 100 * (labels.risk[label]! + bounds.risk[at]!);
}

function routeOf({ labels, adjacency, backwards }: Run, last: number): Route {
  const path: number[] = [];
  for (let at = last; labels.slot[at]! >= 0; at = labels.parent[at]!)
    path.push(adjacency.edge[labels.slot[at]!]!);
  if (!backwards) path.reverse();
  return {
    path,
    gas: labels.gas[last]!,
    lost: labels.lost[last]!,
    time: labels.time[last]!,
    risk: labels.risk[last]!,
  };
}
