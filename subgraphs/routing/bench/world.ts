import type { Edge } from "../src/router/graph.ts";
import { MAX_MICRO_USD } from "../src/router/step.ts";
import { seeded } from "../test/random-graph.ts";

export const NETWORKS = 20;
export const ASSETS = 4;
export const BRIDGES = 15;

const USD = 1_000_000;

/** Gas price, inclusion time and risk of each tier against the standard one. */
const TIERS = [
  { gas: 1, time: 1, risk: 0 },
  { gas: 0.8, time: 6, risk: 2_000 },
  { gas: 1.6, time: 0.5, risk: 0 },
] as const;

export interface World {
  readonly nodes: number;
  readonly edges: readonly Edge[];
}

/**
 * A generated world in realistic proportions: one expensive network and nineteen cheap ones, every bridge
 * with its own fee, speed and risk that vary by lane, two kinds of pool on each network.
 *
 * @param networksOfBridge - How many of the networks each bridge connects, all pairs of them in all assets.
 * @param tiers - 1 (standard) or 3.
 */
export function makeWorld(networksOfBridge: number, tiers: 1 | 3, seed = 7): World {
  const random = seeded(seed);
  const between = (low: number, high: number) => Math.floor(low + random() * (high - low));
  const about = (value: number, spread: number) => Math.round(value * (1 - spread / 2 + spread * random()));
  const node = (network: number, asset: number) => network * ASSETS + asset;
  const networks = Array.from({ length: NETWORKS }, (_, index) =>
    index === 0
      ? { gas: 13, inclusion: 12_000 }
      : { gas: between(1, 400) / 1_000, inclusion: between(400, 4_000) },
  );
  const edges: Edge[] = [];
  const add = (edge: Omit<Edge, "gas">, units: number) => {
    const { gas, inclusion } = networks[Math.floor(edge.from / ASSETS)]!;
    for (const tier of TIERS.slice(0, tiers)) {
      const time = edge.time + Math.round(inclusion * tier.time);
      edges.push({ ...edge, gas: Math.round(gas * units * tier.gas), time, risk: edge.risk + tier.risk });
    }
  };

  for (let via = 0; via < BRIDGES; via++) {
    const joined = shuffled(NETWORKS, random).slice(0, networksOfBridge);
    const style = {
      ppm: between(0, 1_500),
      flat: between(0, 0.8 * USD),
      time: between(5_000, 1_200_000),
      risk: between(10, 5_000),
      units: between(90_000, 260_000),
      pays: random() < 0.6,
    };
    for (const from of joined) {
      for (const to of joined) {
        if (from === to) continue;
        for (let asset = 0; asset < ASSETS; asset++) {
          const edge = {
            from: node(from, asset),
            to: node(to, asset),
            via,
            pays: style.pays,
            flat: about(style.flat, 1),
            ppm: about(style.ppm, 0.8),
            depth: 0,
            min: between(0, 5 * USD),
            max: between(10_000 * USD, 10_000_000 * USD),
            time: about(style.time, 0.6),
            risk: about(style.risk, 0.6),
          };
          add(edge, style.units);
        }
      }
    }
  }
  const plain = { flat: 0, ppm: 0, depth: 0, min: 0, max: MAX_MICRO_USD, time: 0 };
  for (let at = 0; at < NETWORKS * ASSETS; at++) {
    const network = Math.floor(at / ASSETS);
    for (let asset = 0; asset < ASSETS; asset++) {
      const to = node(network, asset);
      if (to === at) continue;
      const swap = { ...plain, from: at, to, pays: false, risk: between(1, 50) };
      add({ ...swap, via: BRIDGES, ppm: 3_000, depth: between(100_000 * USD, 10_000_000 * USD) }, 130_000);
      add({ ...swap, via: BRIDGES + 1, ppm: between(50, 500) }, 220_000);
    }
    add(
      { ...plain, from: at, to: at, via: BRIDGES + 2, pays: true, risk: 5 },
      at % ASSETS === 0 ? 21_000 : 60_000,
    );
  }
  return { nodes: NETWORKS * ASSETS, edges };
}

function shuffled(length: number, random: () => number): number[] {
  return Array.from({ length }, (_, index) => ({ index, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ index }) => index);
}
