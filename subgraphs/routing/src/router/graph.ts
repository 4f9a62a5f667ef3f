/**
 * The graph that a payment moves through: nodes are (network, asset), edges are steps at a gas tier.
 *
 * Everything is a safe integer, so that equal routes compare equal: money in micro-USD, time in
 * milliseconds, risk in micro-nats (`-ln(success) * 10^6`).
 *
 * @module
 */

import { lowestFees } from "./envelope.ts";
import { MAX_MICRO_USD } from "./step.ts";

/** One step that a route can take. */
export interface Edge {
  readonly from: number;
  /** Destination node. A transfer on one network ends at the node it starts from. */
  readonly to: number;
  /** Carrier of the step: an index into the caller's carriers. */
  readonly via: number;
  /** Whether it can pay a wallet other than the payer's, so that it can be the last step. */
  readonly pays: boolean;
  /** Paid in addition to the amount: gas on both sides. */
  readonly gas: number;
  /** Deducted from the amount. */
  readonly flat: number;
  /** Deducted from the amount, in millionths of it: 0..999,999. */
  readonly ppm: number;
  /** Holdings of one side of the pool; 0 when the price does not move with the amount. */
  readonly depth: number;
  /** Minimum amount. */
  readonly min: number;
  /** Maximum amount. */
  readonly max: number;
  readonly time: number;
  readonly risk: number;
}

/**
 * The edges of a graph in search order: by the node left, then by the node reached, so that all edges between
 * two nodes are adjacent and can be skipped together.
 */
export interface Adjacency {
  /** Groups of node `v`: from `head[v]` up to but excluding `head[v + 1]`. */
  readonly head: Int32Array;
  /** Slots of group `g`: from `slots[g]` up to but excluding `slots[g + 1]`. */
  readonly slots: Int32Array;
  /** By group: the node reached, and whether its edges can be the last step. */
  readonly next: Int32Array;
  readonly pays: Uint8Array;
  /** By group: minimum time and risk of its edges. */
  readonly groupTime: Float64Array;
  readonly groupRisk: Float64Array;
  /** Slots of group `g` that are the cheapest for some amount: from `lowest[lowestAt[g]]` on. */
  readonly lowestAt: Int32Array;
  readonly lowest: Int32Array;
  /** By slot: the edge's index in {@link Graph.edges}, and the columns of those edges. */
  readonly edge: Int32Array;
  readonly via: Int32Array;
  readonly gas: Float64Array;
  /** Gas and the flat fee together. */
  readonly fixed: Float64Array;
  readonly flat: Float64Array;
  readonly ppm: Float64Array;
  readonly depth: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly time: Float64Array;
  readonly risk: Float64Array;
}

/** Edges in both directions. Immutable; rebuilt when fees change. */
export interface Graph {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  readonly forward: Adjacency;
  readonly backward: Adjacency;
  /** Distinct minimum amounts of all edges, ascending. */
  readonly minimums: Float64Array;
}

const WHOLE = ["gas", "flat", "ppm", "depth", "min", "max", "time", "risk"] as const;

/**
 * @param nodes - Number of nodes; edges refer to them as `0..nodes - 1`.
 * @throws RangeError when an edge has a number that the search cannot add exactly, or a node that does not
 *   exist.
 */
export function buildGraph(nodes: number, edges: readonly Edge[]): Graph {
  for (const [index, edge] of edges.entries()) {
    for (const name of WHOLE) {
      if (!(Number.isSafeInteger(edge[name]) && edge[name] >= 0 && edge[name] <= MAX_MICRO_USD))
        throw new RangeError(`Edge ${index}: ${name} is ${edge[name]}, not a whole number that fits.`);
    }
    if (edge.ppm >= 1_000_000)
      throw new RangeError(`Edge ${index}: ppm is ${edge.ppm}; nothing would arrive.`);
    for (const end of [edge.from, edge.to]) {
      if (!(Number.isInteger(end) && end >= 0 && end < nodes))
        throw new RangeError(`Edge ${index}: node ${end} does not exist.`);
    }
  }
  return {
    nodes,
    edges,
    forward: group(nodes, edges, { leave: "from", arrive: "to" }),
    backward: group(nodes, edges, { leave: "to", arrive: "from" }),
    minimums: Float64Array.from(new Set(edges.map(({ min }) => min))).sort(),
  };
}

function group(
  nodes: number,
  edges: readonly Edge[],
  { leave, arrive }: { leave: "from" | "to"; arrive: "from" | "to" },
): Adjacency {
  const groupOf = (edge: Edge) => (edge[leave] * nodes + edge[arrive]) * 2 + Number(edge.pays);
  const order = Int32Array.from(edges.keys()).sort(
    (one, other) => groupOf(edges[one]!) - groupOf(edges[other]!),
  );
  const first = [...order.keys()].filter(
    (slot) => slot === 0 || groupOf(edges[order[slot]!]!) !== groupOf(edges[order[slot - 1]!]!),
  );
  const leaders = first.map((slot) => edges[order[slot]!]!);
  const head = new Int32Array(nodes + 1);
  for (const leader of leaders) head[leader[leave] + 1]!++;
  for (let node = 0; node < nodes; node++) head[node + 1]! += head[node]!;
  const column = (name: (typeof WHOLE)[number]) => Float64Array.from(order, (index) => edges[index]![name]);
  const slots = Int32Array.from([...first, edges.length]);
  const members = first.map((slot, group) => order.subarray(slot, slots[group + 1]));
  const least = (name: "time" | "risk") =>
    Float64Array.from(members, (indices) =>
      indices.reduce((low, index) => Math.min(low, edges[index]![name]), Number.POSITIVE_INFINITY),
    );
  const lowest = members.map((indices, group) =>
    cheapestSlots(indices, edges).map((at) => first[group]! + at),
  );
  return {
    head,
    slots,
    groupTime: least("time"),
    groupRisk: least("risk"),
    lowestAt: Int32Array.from([0, ...lowest.map(({ length }) => length)]).map(runningSum()),
    lowest: Int32Array.from(lowest.flat()),
    next: Int32Array.from(leaders, (leader) => leader[arrive]),
    pays: Uint8Array.from(leaders, (leader) => Number(leader.pays)),
    edge: order,
    via: Int32Array.from(order, (index) => edges[index]!.via),
    gas: column("gas"),
    fixed: Float64Array.from(order, (index) => edges[index]!.gas + edges[index]!.flat),
    flat: column("flat"),
    ppm: column("ppm"),
    depth: column("depth"),
    min: column("min"),
    max: column("max"),
    time: column("time"),
    risk: column("risk"),
  };
}

/** Positions in a group of the edges that are the cheapest for some amount. */
function cheapestSlots(indices: Int32Array, edges: readonly Edge[]): number[] {
  const lines = Array.from(indices, (index, at) => {
    const { gas, flat, ppm } = edges[index]!;
    return { fixed: gas + flat, ppm, at };
  });
  return lowestFees(lines).map(({ at }) => at);
}

function runningSum(): (value: number) => number {
  let sum = 0;
  return (value) => {
    sum += value;
    return sum;
  };
}
