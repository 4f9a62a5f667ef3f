import type { Neighbour } from "../neighbour.ts";
import { seededRandom } from "../rng.ts";
import { distanceBetween } from "./distance.ts";
import type { PlacedWallet } from "./wallet-rows.ts";

export const WIDTH = 44;
const CLUSTERS = 40;
const SPREAD = 0.05;

const centers = centersOf(seededRandom(0));

/** An address by its number. */
export function addressOf(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** Wallets in groups of similar ones, as they are in life, or all over the space, which no order helps to search. */
export function placedWallets(count: number, kind: "clustered" | "isotropic", seed = 1): PlacedWallet[] {
  const random = seededRandom(seed);
  const normal = () => normalOf(random);
  return Array.from({ length: count }, (_, n) => {
    const center = centers[Math.floor(random() ** 2 * CLUSTERS)]!;
    const point = Float32Array.from(center, (value) =>
      kind === "clustered" ? value + SPREAD * normal() : normal(),
    );
    return { address: addressOf(n + 1), fraud: n % 3 === 0, point };
  });
}

function centersOf(random: () => number): number[][] {
  return Array.from({ length: CLUSTERS }, () => Array.from({ length: WIDTH }, () => 4 * normalOf(random)));
}

function normalOf(random: () => number): number {
  return random() + random() + random() - 1.5;
}

/** The nearest wallets by measuring every distance; equally near ones by their address. */
export function naiveScan(
  wallets: readonly PlacedWallet[],
  point: Float32Array,
  k: number,
  exclude: ReadonlySet<string> = new Set(),
): Neighbour[] {
  return wallets
    .filter(({ address }) => !exclude.has(address))
    .map(({ address, fraud, point: other }) => ({ address, fraud, distance: distanceBetween(other, point) }))
    .sort((a, b) => a.distance - b.distance || (a.address < b.address ? -1 : 1))
    .slice(0, k);
}
