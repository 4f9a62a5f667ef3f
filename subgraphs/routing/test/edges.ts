import type { Edge } from "../src/router/graph.ts";
import { MAX_MICRO_USD } from "../src/router/step.ts";

/** A free and instant edge, with the changes given. */
export function anEdge(from: number, to: number, rest: Partial<Edge> = {}): Edge {
  const free = { via: 0, pays: false, gas: 0, flat: 0, ppm: 0, depth: 0, min: 0, time: 0, risk: 0 };
  return { from, to, ...free, max: MAX_MICRO_USD, ...rest };
}

/** The last transfer, to the recipient. */
export function aDelivery(node: number, rest: Partial<Edge> = {}): Edge {
  return anEdge(node, node, { pays: true, ...rest });
}
