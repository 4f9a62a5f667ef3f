/**
 * Lower bounds on the remaining cost of a route, used to prune hopeless labels early.
 *
 * Fees: a step that receives `a` of an amount `A` takes at least `flat + share * A - share * (A - a)`, for
 * any `share` up to its own percentage. With one share for all steps, the total loss is at least
 * `keep^steps * lost + sum(keep^(steps after) * (flat + share * A))`, where `keep = 1 - share`. A backward
 * search only sees amounts at or above the requested one, so the whole percentage counts and nothing shrinks.
 *
 * @module
 */

import type { Adjacency } from "./graph.ts";

/** The `share` of a forward search, in millionths: most bridges and pools charge less than 0.3 %. */
const SHARE_PPM = 3_000;

/** The part of a search that bounds depend on. */
export interface Scope {
  readonly adjacency: Adjacency;
  readonly backwards: boolean;
  /** Where the search ends. */
  readonly end: number;
  /** The node where a paying step reaches the recipient. */
  readonly target: number;
  readonly amount: number;
  readonly maxSteps: number;
  readonly banned?: Uint8Array;
}

export interface Bounds {
  /** Lower bound on the fee of any edge, by group. */
  readonly groupFee: Float64Array;
  /** Minimum to the end, at `steps left * width + node`; `Infinity` when unreachable. */
  readonly fee: Float64Array;
  readonly time: Float64Array;
  readonly risk: Float64Array;
  readonly width: number;
  /** Fraction of the loss so far that is certain to remain a loss, by steps left. */
  readonly keep: Float64Array;
}

export function createBounds(scope: Scope): Bounds {
  const { adjacency, maxSteps, backwards, end } = scope;
  const width = adjacency.head.length;
  const table = () => new Float64Array((maxSteps + 1) * width).fill(Number.POSITIVE_INFINITY);
  const share = backwards ? 0 : SHARE_PPM / 1e6;
  const bounds: Bounds = {
    groupFee: leastFees(scope),
    fee: table(),
    time: table(),
    risk: table(),
    width,
    keep: Float64Array.from({ length: maxSteps + 1 }, (_, steps) => (1 - share) ** steps),
  };
  for (const column of [bounds.fee, bounds.time, bounds.risk]) {
    for (let steps = 0; steps <= maxSteps; steps++) column[steps * width + end] = 0;
  }
  for (let steps = 1; steps <= maxSteps; steps++) sweep(scope, bounds, steps);
  return bounds;
}

/** A lower bound on the fee of an edge, in micro-USD. */
export function leastFee({ adjacency, backwards, amount }: Scope, slot: number): number {
  const cap = backwards ? 1e6 : SHARE_PPM;
  return adjacency.fixed[slot]! + (Math.min(adjacency.ppm[slot]!, cap) * amount) / 1e6;
}

/**
 * A lower bound on the fee of each group. Without bans only the edges that can be the cheapest are examined,
 * with bans all that remain. Edges that refuse this amount are included: the bound is then low, but still
 * valid.
 */
function leastFees(scope: Scope): Float64Array {
  const { adjacency, banned } = scope;
  const { next, slots, lowestAt, lowest, via } = adjacency;
  const least = new Float64Array(next.length);
  const [starts, members] = banned === undefined ? [lowestAt, lowest] : [slots, null];
  for (let group = 0; group < least.length; group++) {
    let low = Number.POSITIVE_INFINITY;
    for (let at = starts[group]!; at < starts[group + 1]!; at++) {
      const slot = members === null ? at : members[at]!;
      if (banned !== undefined && banned[via[slot]!] === 1) continue;
      low = Math.min(low, leastFee(scope, slot));
    }
    least[group] = low;
  }
  return least;
}

function sweep({ adjacency, backwards, end, target }: Scope, bounds: Bounds, steps: number): void {
  const { head, next, pays, groupTime, groupRisk } = adjacency;
  const { width, fee, time, risk, groupFee } = bounds;
  const before = (steps - 1) * width;
  const keep = bounds.keep[steps - 1]!;
  for (let node = 0; node < width - 1; node++) {
    let leastFee = fee[before + node]!;
    let leastTime = time[before + node]!;
    let leastRisk = risk[before + node]!;
    for (let group = head[node]!; group < head[node + 1]!; group++) {
      const ends = !backwards && pays[group] === 1 && next[group] === target;
      const from = before + (ends ? end : next[group]!);
      leastFee = Math.min(leastFee, fee[from]! + groupFee[group]! * keep);
      leastTime = Math.min(leastTime, time[from]! + groupTime[group]!);
      leastRisk = Math.min(leastRisk, risk[from]! + groupRisk[group]!);
    }
    const at = before + width + node;
    fee[at] = leastFee;
    time[at] = leastTime;
    risk[at] = leastRisk;
  }
}
