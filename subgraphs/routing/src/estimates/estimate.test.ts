import fc from "fast-check";
import { expect, test } from "vitest";
import { addReport, HALF_LIFE_MS, NOTHING_LEARNT } from "./estimate.ts";
import type { Learnt } from "./learnt.ts";
import { othersOf } from "./others.ts";
import { successPpm, timeSpread } from "./predict.ts";

const NOW = 1_800_000_000_000;
const prior = { ppm: 999_000, weight: 200 };
const spread = { p50: 60_000, p95: 240_000 };

function after(reports: readonly { succeeded: boolean; timeRatio: number | null; at?: number }[]): Learnt {
  const own = reports.reduce(
    (estimate, { at = NOW, ...report }) => addReport(estimate, report, at),
    NOTHING_LEARNT,
  );
  return { own, others: othersOf([], prior.weight, NOW) };
}

test("without reports the catalogue's numbers are used", () => {
  expect(successPpm(prior, undefined, NOW)).toBe(999_000);
  expect(timeSpread(spread, undefined, NOW)).toEqual(spread);
  expect(timeSpread(spread, after([]), NOW)).toEqual(spread);
});

test("failures lower the success rate by what they weigh against the prior", () => {
  const failed = after([{ succeeded: false, timeRatio: null }]);

  expect(successPpm(prior, failed, NOW)).toBe(Math.round((1e6 * 199.8) / 201));
});

test("slower payments raise the times, faster ones lower them", () => {
  const slow = after(Array.from({ length: 50 }, () => ({ succeeded: true, timeRatio: 4 })));
  const fast = after(Array.from({ length: 50 }, () => ({ succeeded: true, timeRatio: 0.25 })));

  expect(timeSpread(spread, slow, NOW).p50).toBe(120_000);
  expect(timeSpread(spread, fast, NOW).p50).toBe(30_000);
});

test("a report counts half after a half-life, and the prior does not fade", () => {
  const failed = after([{ succeeded: false, timeRatio: null }]);

  expect(successPpm(prior, failed, NOW + HALF_LIFE_MS)).toBe(Math.round((1e6 * 199.8) / 200.5));
  expect(successPpm(prior, failed, NOW + 100 * HALF_LIFE_MS)).toBe(999_000);
});

test("one absurd time moves the median by a few percent at most", () => {
  const absurd = after([{ succeeded: true, timeRatio: 1e9 }]);

  expect(timeSpread(spread, absurd, NOW).p50 / spread.p50).toBeLessThan(1.07);
});

test("reports may come in any order", () => {
  const report = fc.record({
    succeeded: fc.boolean(),
    timeRatio: fc.option(fc.double({ min: 0.01, max: 100, noNaN: true })),
    at: fc.integer({ min: NOW - 5 * HALF_LIFE_MS, max: NOW }),
  });
  fc.assert(
    fc.property(fc.array(report, { maxLength: 12 }), (reports) => {
      const forwards = after(reports);
      const backwards = after(reports.toReversed());
      expect(successPpm(prior, backwards, NOW)).toBe(successPpm(prior, forwards, NOW));
      const { p50, p95 } = timeSpread(spread, forwards, NOW);
      expect(Math.abs(timeSpread(spread, backwards, NOW).p50 - p50)).toBeLessThanOrEqual(1);
      expect(p95).toBeGreaterThanOrEqual(p50);
    }),
  );
});
