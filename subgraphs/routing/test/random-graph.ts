import type { Edge } from "../src/router/graph.ts";
import type { Search } from "../src/router/search.ts";

/** A seeded generator of numbers in [0, 1) (mulberry32), so that a failing graph can be reproduced. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A small graph and a payment through it that exercise every rule of the router. */
export interface RandomCase {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  readonly search: Search;
}

/** Options that make a case harder; each is one bit of the seed. */
const MAX_FEE = 1;
const MAX_TIME = 2;
const BANS = 4;
const TIERS = 8;

export function randomCase(seed: number): RandomCase {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const nodes = 2 + below(6);
  const amount = 1_000 + below(random() < 0.1 ? 1e14 : 2e8);
  const edges: Edge[] = [];
  const count = 3 * nodes + below(seed & TIERS ? 4 : 12);
  for (let index = 0; index < count; index++) {
    const edge = randomEdge({ random, below, nodes, amount });
    edges.push(edge);
    // A more expensive and faster variant of the same step.
    if (seed & TIERS) edges.push({ ...edge, gas: edge.gas * 2 + below(9), time: Math.floor(edge.time / 3) });
  }
  const source = below(nodes);
  const target = below(nodes);
  for (let tier = 0; tier < (seed & TIERS ? 2 : 1); tier++)
    edges.push({
      ...randomEdge({ random, below, nodes, amount }),
      from: target,
      to: target,
      pays: true,
      ppm: 0,
      flat: 0,
    });
  return {
    nodes,
    edges,
    search: {
      source,
      target,
      amount,
      exact: random() < 0.5 ? "in" : "out",
      maxSteps: 1 + below(5),
      ...(seed & MAX_FEE && { maxFee: below(amount / 4 + 50_000) }),
      ...(seed & MAX_TIME && { maxTime: 100 + below(2_500) }),
      ...(seed & BANS && { banned: Uint8Array.from({ length: 6 }, () => Number(random() < 0.2)) }),
    },
  };
}

function randomEdge({
  random,
  below,
  nodes,
  amount,
}: {
  random: () => number;
  below: (limit: number) => number;
  nodes: number;
  amount: number;
}): Edge {
  const some = (share: number, value: number) => (random() < share ? value : 0);
  return {
    from: below(nodes),
    to: below(nodes),
    via: below(6),
    pays: random() < 0.5,
    // Few distinct values, so that ties and near-ties are common.
    gas: some(0.8, below(8) * (random() < 0.5 ? 1 : 10_000)),
    flat: some(0.4, below(30_000)),
    ppm: some(0.6, below(random() < 0.1 ? 900_000 : 5_000)),
    depth: some(0.2, Math.min(2 ** 50, amount + below(40) * amount)),
    min: some(0.1, below(amount)),
    max: random() < 0.1 ? amount + below(amount / 20) - Math.floor(amount / 40) : 2 ** 50,
    time: below(12) * 50,
    risk: below(6) * 100,
  };
}
