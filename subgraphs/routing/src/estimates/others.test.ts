import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addReport,
  type CarrierEstimate,
  HALF_LIFE_MS,
  NOTHING_LEARNT,
  type StepReport,
} from "./estimate.ts";
import { learntBy } from "./learnt.ts";
import { MAX_LOG_RATIO, MAX_SHARE } from "./others.ts";
import { successPpm, timeSpread } from "./predict.ts";

const NOW = 1_800_000_000_000;
const LN20 = Math.log(20);

const report = fc.record({
  succeeded: fc.boolean(),
  timeRatio: fc.option(fc.oneof(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.constantFrom(1e-9, 1e9))),
  at: fc.integer({ min: NOW - 4 * HALF_LIFE_MS, max: NOW }),
  times: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3_000 })),
});
type Reports = readonly (StepReport & { readonly at: number; readonly times: number })[];
const reports: fc.Arbitrary<Reports> = fc.array(report, { maxLength: 8 });
const prior = fc.record({
  ppm: fc.integer({ min: 500_000, max: 1_000_000 }),
  weight: fc.integer({ min: 20, max: 2_000 }),
});
const spread = fc
  .tuple(fc.integer({ min: 10_000, max: 3_600_000 }), fc.double({ min: 1, max: 8, noNaN: true }))
  .map(([p50, times]) => ({ p50, p95: Math.round(p50 * times) }));

/** The estimate of a carrier from reports; each counts as that many of its kind. */
function sumOf(list: Reports): CarrierEstimate {
  return list.reduce((sums, { at, times, ...each }) => {
    const one = addReport(NOTHING_LEARNT, each, at);
    const add = addReport(sums, each, at);
    const more = times - 1;
    // Decayed to the same time, each further report adds the same amount.
    const fade = 2 ** ((one.at - add.at) / HALF_LIFE_MS);
    return {
      successes: add.successes + more * one.successes * fade,
      failures: add.failures + more * one.failures * fade,
      times: add.times + more * one.times * fade,
      logSum: add.logSum + more * one.logSum * fade,
      logSquareSum: add.logSquareSum + more * one.logSquareSum * fade,
      at: add.at,
    };
  }, NOTHING_LEARNT);
}

/** The estimate for "victim" after its own reports, those of honest tenants, and those of a hostile one. */
function seen(own: Reports, honest: readonly Reports[], hostile: Reports, weight: number) {
  const row = (tenant: string, list: Reports) => ({ tenant, carrier: "bridge", ...sumOf(list) });
  const mine = [row("victim", own)];
  const all = [...mine, ...honest.map((list, at) => row(`honest ${at}`, list)), row("hostile", hostile)];
  return learntBy("victim", { own: mine, all }, () => weight, NOW).get("bridge");
}

const story = fc.record({ own: reports, honest: fc.array(reports, { maxLength: 4 }), prior, spread });

test("whatever one tenant reports, another's success estimate moves by at most its share", () => {
  fc.assert(
    fc.property(story, reports, reports, ({ own, honest, prior }, one, other) => {
      const ppm = (hostile: Reports) => successPpm(prior, seen(own, honest, hostile, prior.weight), NOW);
      expect(Math.abs(ppm(one) - ppm(other))).toBeLessThanOrEqual(MAX_SHARE * 1e6 + 1);
    }),
    { numRuns: 1_000 },
  );
});

test("whatever one tenant reports, another's times move by at most the stated factors", () => {
  fc.assert(
    fc.property(story, reports, reports, ({ own, honest, prior, spread }, one, other) => {
      const times = (hostile: Reports, mine = own) =>
        timeSpread(spread, seen(mine, honest, hostile, prior.weight), NOW);
      const moved = (a: number, b: number) => Math.abs(Math.log(a / b));
      const rounding = 2 / spread.p50;
      const [first, second] = [times(one), times(other)];
      expect(moved(first.p50, second.p50)).toBeLessThanOrEqual(
        MAX_SHARE * (MAX_LOG_RATIO + LN20) + rounding * 20,
      );
      // A deviation is at most that of times 20 times off to both sides, or the catalogue's own.
      const deviation = Math.max(LN20, Math.log(spread.p95 / spread.p50) / 1.6448536269514722);
      expect(moved(first.p95, second.p95)).toBeLessThanOrEqual(
        MAX_SHARE * (MAX_LOG_RATIO + LN20 + 1.645 * Math.max(deviation, MAX_LOG_RATIO)) + rounding * 20,
      );
      const [newcomer, again] = [times(one, []), times(other, [])];
      expect(moved(newcomer.p50, again.p50)).toBeLessThanOrEqual(
        MAX_SHARE * 2 * MAX_LOG_RATIO + rounding * 2,
      );
    }),
    { numRuns: 1_000 },
  );
});

test("a tenant's own reports count in full, whatever others say", () => {
  const failed: Reports = [{ succeeded: false, timeRatio: null, at: NOW, times: 400 }];
  const worked: Reports = [{ succeeded: true, timeRatio: null, at: NOW, times: 3_000 }];

  expect(successPpm({ ppm: 999_000, weight: 200 }, seen(failed, [], worked, 200), NOW)).toBeLessThan(400_000);
});

test("many tenants that agree change an estimate", () => {
  const failed: Reports = [{ succeeded: false, timeRatio: null, at: NOW, times: 50 }];
  const many = Array.from({ length: 40 }, () => failed);

  expect(successPpm({ ppm: 999_000, weight: 200 }, seen([], many, [], 200), NOW)).toBeLessThan(400_000);
});
