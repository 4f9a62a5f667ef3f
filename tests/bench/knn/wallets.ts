import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "@tetron/models/artifacts-url";
import { ARTIFACTS } from "@tetron/models/manifest";
import { decodeReferenceTable } from "@tetron/models/reference-table";
import { seededRandom } from "@tetron/models/rng";

/** Points of wallets, a row after the other, and points to look for. */
export interface Points {
  readonly points: Float32Array;
  readonly asked: readonly Float32Array[];
}

export const WIDTH = 44;
const table = decodeReferenceTable(readFileSync(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const place = table.placeWithout(new Set());
const known = table.wallets.filter(({ firstSeen }) => firstSeen !== null);

/** Wallets each of which is like a reference wallet, its numbers a fifth more or less; asked for are others of that kind. */
export function clusteredPoints(count: number, asked: number): Points {
  const random = seededRandom(3);
  return pointsOf(count, asked, () => {
    const like = known[Math.floor(random() * known.length)]!;
    return place(like.vector44.map((value) => value * (0.8 + 0.4 * random())));
  });
}

/** Wallets all over the space: no order of them helps to search. */
export function isotropicPoints(count: number, asked: number): Points {
  const random = seededRandom(4);
  const normal = () => random() + random() + random() + random() - 2;
  return pointsOf(count, asked, () => Float32Array.from({ length: WIDTH }, normal));
}

function pointsOf(count: number, asked: number, next: () => Float32Array): Points {
  const points = new Float32Array(count * WIDTH);
  for (let row = 0; row < count; row++) points.set(next(), row * WIDTH);
  return { points, asked: Array.from({ length: asked }, next) };
}
