/**
 * The graph that a payment moves through: nodes are (network, asset), edges are steps at a gas tier.
 *
 * Everything is a safe integer, so that equal routes compare equal: money in micro-USD, time in
 * milliseconds, risk in micro-nats (`-ln(success) * 10^6`).
 *
 * @module
 */

import { LARGEST_AMOUNT } from "./step.ts";

/** One way to take one step. */
export interface Edge {
  readonly from: number;
  /** The node where the money arrives. A transfer on one network arrives where it left. */
  readonly to: number;
  /** What carries the step: an index into the caller's bridges, venues and transfers. */
  readonly via: number;
  /** Whether the money can arrive in another wallet than the payer's, so that this can be the last step. */
  readonly pays: boolean;
  /** Paid beside the amount: gas on either side. */
  readonly gas: number;
  /** Taken out of the amount. */
  readonly flat: number;
  /** Taken out of the amount, in millionths of it: 0..999,999. */
  readonly ppm: number;
  /** What one side of the pool holds; 0 when the price does not move with the amount. */
  readonly depth: number;
  /** Least amount that is accepted. */
  readonly min: number;
  /** Largest amount that is accepted. */
  readonly max: number;
  readonly time: number;
  readonly risk: number;
}

/** The edges of a graph, grouped by the node that a search leaves. */
export interface Adjacency {
  /** Edges of node `v` stand at `head[v]` up to `head[v + 1]`. */
  readonly head: Int32Array;
  /** The edge's index in {@link Graph.edges}. */
  readonly edge: Int32Array;
  /** The node that a search arrives at. */
  readonly next: Int32Array;
  readonly via: Int32Array;
  readonly pays: Uint8Array;
  readonly gas: Float64Array;
  readonly flat: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly time: Float64Array;
  readonly risk: Float64Array;
}

/** Edges in both directions; built once for each state of the fees, then only read. */
export interface Graph {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  readonly forward: Adjacency;
  readonly backward: Adjacency;
}

const WHOLE = ["gas", "flat", "ppm", "depth", "min", "max", "time", "risk"] as const;

/**
 * @param nodes - Number of nodes; edges name them `0..nodes - 1`.
 * @throws RangeError when an edge holds a number that the search could not add up exactly.
 */
export function buildGraph(nodes: number, edges: readonly Edge[]): Graph {
  for (const [index, edge] of edges.entries()) {
    for (const name of WHOLE) {
      if (!(Number.isSafeInteger(edge[name]) && edge[name] >= 0 && edge[name] <= LARGEST_AMOUNT))
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
  };
}

function group(
  nodes: number,
  edges: readonly Edge[],
  { leave, arrive }: { leave: "from" | "to"; arrive: "from" | "to" },
): Adjacency {
  const head = new Int32Array(nodes + 1);
  for (const edge of edges) head[edge[leave] + 1]!++;
  for (let node = 0; node < nodes; node++) head[node + 1]! += head[node]!;
  const free = head.slice();
  const order = new Int32Array(edges.length);
  for (const [index, edge] of edges.entries()) order[free[edge[leave]]!++] = index;
  const column = (name: (typeof WHOLE)[number]) => Float64Array.from(order, (index) => edges[index]![name]);
  return {
    head,
    edge: order,
    next: Int32Array.from(order, (index) => edges[index]![arrive]),
    via: Int32Array.from(order, (index) => edges[index]!.via),
    pays: Uint8Array.from(order, (index) => Number(edges[index]!.pays)),
    gas: column("gas"),
    flat: column("flat"),
    min: column("min"),
    max: column("max"),
    time: column("time"),
    risk: column("risk"),
  };
}
