import type { Adjacency } from "./graph.ts";

/**
 * Lower bounds on what is still to come: slot `steps * (nodes + 1) + node` holds the least that any way
 * of at most `steps` steps from `node` to the end costs, `Infinity` when there is none.
 *
 * Each bound is the optimum of its own measure, percentages left out, so no route can beat it and a label
 * that fails with it fails for certain.
 */
export interface Bounds {
  readonly fee: Float64Array;
  readonly time: Float64Array;
  readonly risk: Float64Array;
}

/** The two ends of a route. The money ends in the recipient's wallet, which is the node `graph.nodes`. */
export interface Ends {
  readonly source: number;
  readonly target: number;
}

/** Bounds from every node forward to the recipient's wallet at `target`. */
export function boundsToRecipient(forward: Adjacency, target: number, steps: number): Bounds {
  const recipient = forward.head.length - 1;
  return sweep(forward, steps, {
    end: recipient,
    arrival: (slot) =>
      forward.pays[slot] === 1 && forward.next[slot] === target ? recipient : forward.next[slot]!,
  });
}

/** Bounds from every node back to the payer's wallet at `source`. */
export function boundsToPayer(backward: Adjacency, source: number, steps: number): Bounds {
  return sweep(backward, steps, { end: source, arrival: (slot) => backward.next[slot]! });
}

function sweep(
  adjacency: Adjacency,
  steps: number,
  { end, arrival }: { end: number; arrival: (slot: number) => number },
): Bounds {
  const nodes = adjacency.head.length - 1;
  const width = nodes + 1;
  const arrivals = Int32Array.from(adjacency.next, (_, slot) => arrival(slot));
  const table = () => new Float64Array((steps + 1) * width).fill(Number.POSITIVE_INFINITY);
  const bounds = { fee: table(), time: table(), risk: table() };
  for (const column of [bounds.fee, bounds.time, bounds.risk]) column[end] = 0;
  for (let step = 1; step <= steps; step++) {
    const now = step * width;
    const before = now - width;
    for (const column of [bounds.fee, bounds.time, bounds.risk]) column.copyWithin(now, before, now);
    for (let node = 0; node < nodes; node++) {
      for (let slot = adjacency.head[node]!; slot < adjacency.head[node + 1]!; slot++) {
        const next = before + arrivals[slot]!;
        lower(bounds.fee, now + node, bounds.fee[next]! + adjacency.gas[slot]! + adjacency.flat[slot]!);
        lower(bounds.time, now + node, bounds.time[next]! + adjacency.time[slot]!);
        lower(bounds.risk, now + node, bounds.risk[next]! + adjacency.risk[slot]!);
      }
    }
  }
  return bounds;
}

function lower(column: Float64Array, at: number, value: number): void {
  if (value < column[at]!) column[at] = value;
}
