/**
 * Measures a search for the ten nearest reference wallets against a full scan and sort in the same run, and
 * a search among 100,000 wallets made from them. `--json` prints one object.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ARTIFACTS_URL } from "../src/artifacts-url.ts";
import { ARTIFACTS } from "../src/manifest.ts";
import { type KnownWallet, type NearestIndex, nearestIndex, placeFunction } from "../src/nearest.ts";
import { decodeReferenceTable, fitReferenceScaler } from "../src/reference-table.ts";
import { seededRandom } from "../src/rng.ts";
import { cpuMicroseconds, report } from "./measure.ts";

const K = 10;
const MANY = 100_000;

const table = decodeReferenceTable(readFileSync(new URL(ARTIFACTS.referenceWallets, ARTIFACTS_URL)));
const known = table.wallets.filter(({ firstSeen }) => firstSeen !== null);
const place = placeFunction(fitReferenceScaler(known.map(({ vector44 }) => vector44)), []);
const random = seededRandom(3);
const jittered = (): KnownWallet => {
  const like = known[Math.floor(random() * known.length)]!;
  return { ...like, vector44: like.vector44.map((value) => value * (0.8 + 0.4 * random())) };
};
const queries = Array.from({ length: 200 }, () => jittered().vector44);
let next = 0;
const nextQuery = () => queries[next++ % queries.length]!;

/** Measures every distance, then sorts. */
function plainScan(wallets: readonly KnownWallet[]) {
  const points = wallets.map(({ vector44 }) => place(vector44));
  return (vector44: ArrayLike<number>) => {
    const asked = place(vector44);
    return points
      .map((point, i) => {
        let sum = 0;
        for (let c = 0; c < point.length; c++) sum += (point[c]! - asked[c]!) ** 2;
        return { address: wallets[i]!.address, distance: Math.sqrt(sum) };
      })
      .sort((a, b) => a.distance - b.distance)
      .slice(0, K);
  };
}

function measureIndexes(wallets: readonly KnownWallet[], index: NearestIndex) {
  const plain = plainScan(wallets);
  const vector = nextQuery();
  const distances = (found: readonly { distance: number }[]) =>
    found.map(({ distance }) => distance.toFixed(4));
  assert.deepEqual(distances(index.nearest(vector, K)), distances(plain(vector)));
  const ours = cpuMicroseconds(() => index.nearest(nextQuery(), K));
  const theirs = cpuMicroseconds(() => plain(nextQuery()));
  return { ours, theirs };
}

const reference = measureIndexes(known, nearestIndex(known, place));
const many = Array.from({ length: MANY }, jittered);
const large = measureIndexes(many, nearestIndex(many, place));
report("knn", {
  wallets: known.length,
  scan_us: reference.theirs,
  nearest_us: reference.ours,
  speedup: reference.theirs / reference.ours,
  many_wallets: MANY,
  many_scan_us: large.theirs,
  many_nearest_us: large.ours,
  many_speedup: large.theirs / large.ours,
});
