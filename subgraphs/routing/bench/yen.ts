/**
 * Plain k-shortest paths (Yen 1971) over one summed fee per edge, percentages taken of the requested amount:
 * what a router with one number per edge does. The bench runs it beside the real search.
 *
 * @module
 */

import type { Edge } from "../src/router/graph.ts";
import { createHeap, popHeap, pushHeap } from "../src/router/heap.ts";

export interface YenGraph {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  /** Edges that leave each node. */
  readonly leaving: readonly (readonly number[])[];
}

export interface YenQuery {
  readonly source: number;
  readonly target: number;
  readonly amount: number;
  readonly paths: number;
}

export function yenGraph(nodes: number, edges: readonly Edge[]): YenGraph {
  const leaving: number[][] = Array.from({ length: nodes }, () => []);
  for (const [index, edge] of edges.entries()) leaving[edge.from]!.push(index);
  return { nodes, edges, leaving };
}

/** Up to `paths` loopless paths as edge indices, by rising summed fee. */
export function kShortest(graph: YenGraph, query: YenQuery): number[][] {
  const weights = Float64Array.from(
    graph.edges,
    (edge) => edge.gas + edge.flat + (edge.ppm * query.amount) / 1e6,
  );
  const total = (path: readonly number[]) => path.reduce((sum, index) => sum + weights[index]!, 0);
  const first = shortest(graph, weights, { ...query, removed: new Set(), closed: new Set() });
  if (first === null) return [];
  const found = [first];
  const candidates: number[][] = [];
  while (found.length < query.paths) {
    const last = found.at(-1)!;
    const closed = new Set<number>();
    for (let spur = 0; spur < last.length; spur++) {
      const root = last.slice(0, spur);
      const removed = new Set(
        found.filter((path) => root.every((index, at) => path[at] === index)).map((path) => path[spur]!),
      );
      const source = graph.edges[last[spur]!]!.from;
      const rest = shortest(graph, weights, { ...query, source, removed, closed });
      if (rest !== null) {
        const path = [...root, ...rest];
        if (!candidates.some((other) => other.join() === path.join())) candidates.push(path);
      }
      closed.add(source);
    }
    candidates.sort((one, other) => total(one) - total(other));
    const next = candidates.shift();
    if (next === undefined) break;
    found.push(next);
  }
  return found;
}

interface Spur {
  readonly source: number;
  readonly target: number;
  readonly removed: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
}

function shortest(graph: YenGraph, weights: Float64Array, spur: Spur): number[] | null {
  const recipient = graph.nodes;
  const distance = new Float64Array(graph.nodes + 1).fill(Number.POSITIVE_INFINITY);
  const arrivedBy = new Int32Array(graph.nodes + 1).fill(-1);
  const heap = createHeap();
  distance[spur.source] = 0;
  pushHeap(heap, 0, spur.source);
  const done = new Uint8Array(graph.nodes + 1);
  for (let node = popHeap(heap); node !== undefined && node !== recipient; node = popHeap(heap)) {
    if (done[node] === 1) continue;
    done[node] = 1;
    for (const index of graph.leaving[node]!) {
      const { to, pays } = graph.edges[index]!;
      const next = pays && to === spur.target ? recipient : to;
      const length = distance[node]! + weights[index]!;
      if (length >= distance[next]! || spur.removed.has(index) || spur.closed.has(next)) continue;
      distance[next] = length;
      arrivedBy[next] = index;
      pushHeap(heap, length, next);
    }
  }
  if (distance[recipient] === Number.POSITIVE_INFINITY) return null;
  const path: number[] = [];
  for (let node = recipient; node !== spur.source || path.length === 0; ) {
    const index = arrivedBy[node]!;
    path.unshift(index);
    node = graph.edges[index]!.from;
  }
  return path;
}
