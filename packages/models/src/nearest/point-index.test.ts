import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../rng.ts";
import { pointIndex } from "./point-index.ts";
import { addressOf, naiveScan, placedWallets, WIDTH } from "./testing.ts";

const K = 10;
const NARROW = 4;
const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: NARROW, maxLength: NARROW });
/** Wallets of few places, so that many are equally near, and of few addresses, so that some are put again. */
const puts = fc.array(fc.record({ n: fc.integer({ min: 1, max: 120 }), numbers, fraud: fc.boolean() }), {
  maxLength: 300,
});

describe.each(["clustered", "isotropic"] as const)("among %s wallets", (kind) => {
  const wallets = placedWallets(1_000, kind);
  const index = pointIndex(WIDTH, wallets.length);
  for (const wallet of wallets) index.put(wallet);
  index.sort();

  test("the neighbours are those that measuring every distance gives, of outliers too", () => {
    const random = seededRandom(9);
    const asked = [
      ...placedWallets(15, kind, 2).map(({ point }) => point),
      ...wallets.slice(0, 10).map(({ point }) => point),
      ...Array.from({ length: 10 }, () => Float32Array.from({ length: WIDTH }, () => 40 * (random() - 0.5))),
    ];
    for (const point of asked) expect(index.nearest(point, K)).toEqual(naiveScan(wallets, point, K));
  });

  test("they still are when wallets were put and replaced since it was sorted, and when it is sorted again", () => {
    const changed = pointIndex(WIDTH);
    for (const wallet of wallets.slice(0, 700)) changed.put(wallet);
    changed.sort();
    const moved = placedWallets(200, kind, 3);
    for (const wallet of [...wallets.slice(700), ...moved]) changed.put(wallet);
    const now = [...moved, ...wallets.slice(moved.length)];
    const asked = placedWallets(20, kind, 4).map(({ point }) => point);
    const expected = asked.map((point) => naiveScan(now, point, K));
    expect(changed.size).toBe(now.length);
    expect(asked.map((point) => changed.nearest(point, K))).toEqual(expected);
    changed.sort();
    expect(changed.size).toBe(now.length);
    expect(asked.map((point) => changed.nearest(point, K))).toEqual(expected);
  });
});

test("whatever is put, replaced and sorted, the nearest are found, equally near ones by their address", () => {
  fc.assert(
    fc.property(puts, puts, numbers, fc.integer({ min: 1, max: 12 }), (before, after, asked, k) => {
      const index = pointIndex(NARROW);
      const held = new Map<string, { address: string; fraud: boolean; point: Float32Array }>();
      const put = ({ n, fraud, numbers: place }: (typeof before)[number]) => {
        const wallet = { address: addressOf(n), fraud, point: Float32Array.from(place) };
        index.put(wallet);
        held.set(wallet.address, wallet);
      };
      before.forEach(put);
      index.sort();
      after.forEach(put);
      const point = Float32Array.from(asked);
      const exclude = new Set([addressOf(1), addressOf(1_000)]);
      expect(index.size).toBe(held.size);
      expect(index.nearest(point, k, exclude)).toEqual(naiveScan([...held.values()], point, k, exclude));
    }),
    { numRuns: 40 },
  );
});

test("a wallet takes at most 320 bytes, at whatever size the arrays last grew", () => {
  for (const count of [1_000, 1_600, 3_001]) {
    const index = pointIndex(WIDTH);
    for (const wallet of placedWallets(count, "isotropic")) index.put(wallet);
    index.sort();
    expect(index.bytes / count).toBeLessThan(320);
  }
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "a point with %d is refused",
  (bad) => {
    const index = pointIndex(WIDTH);
    const [wallet] = placedWallets(1, "clustered");
    index.put(wallet!);
    const point = wallet!.point.with(3, bad);
    expect(() => index.put({ ...wallet!, point })).toThrow(`A point has ${bad} in column 3.`);
    expect(() => index.nearest(point, 1)).toThrow(`A point has ${bad} in column 3.`);
    expect(() => index.nearest(point.subarray(1), 1)).toThrow("A point has 43 numbers, not 44.");
    expect(index.nearest(wallet!.point, 1)).toEqual([
      { address: wallet!.address, fraud: wallet!.fraud, distance: 0 },
    ]);
  },
);
