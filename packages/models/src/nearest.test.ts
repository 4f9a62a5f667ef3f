import fc from "fast-check";
import { expect, test } from "vitest";
import { addressOf } from "./nearest/testing.ts";
import { nearestIndex, placeFunction } from "./nearest.ts";
import { fitScaler, scaleValue, signedLog } from "./scaler.ts";

const WIDTH = 8;
const vector = fc.array(fc.integer({ min: -3, max: 50 }), { minLength: WIDTH, maxLength: WIDTH });
const wallets = fc
  .array(vector, { minLength: 1, maxLength: 60 })
  .map((vectors) => vectors.map((vector44, i) => ({ address: addressOf(i), fraud: i % 3 === 0, vector44 })));
const asItIs = (values: ArrayLike<number>) => Float32Array.from(values);

test("the neighbours are those that measuring every distance gives", () => {
  fc.assert(
    fc.property(wallets, vector, fc.integer({ min: 1, max: 12 }), (list, asked, k) => {
      const all = list
        .map(({ address, fraud, vector44 }) => ({
          address,
          fraud,
          // Not `hypot`, whose rounding may make equal distances differ.
          distance: Math.sqrt(vector44.reduce((sum, value, i) => sum + (value - asked[i]!) ** 2, 0)),
        }))
        .sort((a, b) => a.distance - b.distance);
      const found = nearestIndex(list, asItIs).nearest(asked, k);
      expect(found.map(({ address }) => address)).toEqual(all.slice(0, k).map(({ address }) => address));
      for (const [i, { distance }] of found.entries()) expect(distance).toBeCloseTo(all[i]!.distance, 4);
    }),
  );
});

test("a wallet is not its own neighbour when it is left out", () => {
  const list = [1, 2, 3].map((n) => ({
    address: addressOf(n),
    fraud: false,
    vector44: new Array(WIDTH).fill(n),
  }));
  const index = nearestIndex(list, asItIs);

  const found = index.nearest(list[1]!.vector44, 5, { exclude: new Set([addressOf(2)]) });

  expect(found.map(({ address }) => address)).toEqual([addressOf(1), addressOf(3)]);
});

test("a wallet of another network, which no index has, is left out of nothing", () => {
  const list = [{ address: addressOf(1), fraud: true, vector44: new Array(WIDTH).fill(1) }];
  const exclude = new Set(["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"]);

  expect(nearestIndex(list, asItIs).nearest(list[0]!.vector44, 1, { exclude })).toHaveLength(1);
});

test("an empty index finds nothing", () => {
  expect(nearestIndex([], asItIs).nearest([], 3)).toEqual([]);
});

test("columns are measured in deviations of their logarithm, and those that never vary not at all", () => {
  const scaler = fitScaler(
    [
      [1, 5],
      [9, 5],
    ],
    2,
  );

  expect(scaleValue(scaler, 0, 9)).toBeCloseTo(1, 12);
  expect(scaleValue(scaler, 0, 1)).toBeCloseTo(-1, 12);
  expect(scaleValue(scaler, 1, 1e9)).toBe(0);
  expect(signedLog(-3)).toBe(-signedLog(3));
});

test("a wallet without known tokens has the mean of the token columns", () => {
  const place = placeFunction({ means: Float64Array.of(0, 2), deviations: Float64Array.of(1, 1) }, [1]);

  expect([...place([0, 0])]).toEqual([0, 0]);
  expect([...place([0, Number.NaN])]).toEqual([0, 0]);
  expect(place([0, 3])[1]).toBeCloseTo(Math.log1p(3) - 2, 6);
});
