import { DAY_MS } from "@tetron/domain/durations";
import { probabilityOf } from "@tetron/models/logistic";
import { matrixOf } from "@tetron/models/matrix";
import { seededRandom } from "@tetron/models/rng";
import { predictMargins } from "@tetron/models/trees/forest";
import { trainForest } from "@tetron/models/trees/train";
import { expect, test } from "vitest";
import {
  type FeedbackContext,
  MAX_FEEDBACK_SHARE,
  MAX_TENANT_SHARE,
  type Report,
  weighFeedback,
} from "./weigh-feedback.ts";

const NOW = Date.parse("2026-11-29T00:00:00Z");
const CONTEXT: FeedbackContext = {
  ...{ now: NOW, baseRows: 46_166, scoresByTenth: Array.from({ length: 10 }, () => 0), listed: () => null },
};
const report = (changes: Partial<Report> = {}): Report => ({
  ...{ tenant: "acme", address: "0x01", fraud: true, occurredAt: NOW - 90 * DAY_MS, scored: null },
  ...changes,
});
const weightOf = (reports: readonly Report[], context: Partial<FeedbackContext> = {}) =>
  weighFeedback(reports, { ...CONTEXT, ...context })[0]?.weight;

test("what several tenants or a list say counts more than what one says", () => {
  expect(weightOf([report()])).toBe(0.25);
  expect(weightOf([report(), report({ tenant: "beta" })])).toBe(1);
  expect(weightOf([report()], { listed: () => true })).toBe(1);
  expect(weightOf([report()], { listed: () => false })).toBe(0.25);
});

test("the greater number decides what a wallet is, and a tie says nothing", () => {
  const cleared = report({ tenant: "gamma", fraud: false });
  expect(weighFeedback([report(), cleared], CONTEXT)).toEqual([]);
  const [wallet] = weighFeedback([report(), report({ tenant: "beta" }), cleared], CONTEXT);
  expect(wallet).toMatchObject({ fraud: true, tenants: ["acme", "beta"] });
});

test("a tenant has one vote, however often and in how many ways it says the same", () => {
  expect(weightOf([report(), report(), report()])).toBe(0.25);
  const before = report({ fraud: false, occurredAt: NOW - 95 * DAY_MS });
  expect(weighFeedback([report(), before], CONTEXT)).toMatchObject([{ fraud: true, tenants: ["acme"] }]);
});

test("a good outcome counts by the share of fraud that would be known at its age", () => {
  const good = (days: number) => weightOf([report({ fraud: false, occurredAt: NOW - days * DAY_MS })])!;
  expect(good(0)).toBe(0);
  expect(good(30)).toBeCloseTo(0.25 * (1 - Math.exp(-1)), 12);
  expect(good(300)).toBeGreaterThan(0.2499);
});

test("reports of payments that are seldom reported count for those that have no outcome", () => {
  const scoresByTenth = [100, 0, 0, 0, 0, 0, 0, 100, 0, 0];
  const at = NOW - 100 * DAY_MS;
  const scored = (n: number, fraudScore: number) =>
    report({ address: `0x${fraudScore}${n}`, scored: { at, fraudScore } });
  const low = Array.from({ length: 40 }, (_, n) => scored(n, 5));
  const high = Array.from({ length: 10 }, (_, n) => scored(n, 75));
  const weighed = weighFeedback([...low, ...high], { ...CONTEXT, scoresByTenth });
  const total = (prefix: string) =>
    weighed.filter(({ address }) => address.startsWith(prefix)).reduce((sum, { weight }) => sum + weight, 0);
  // As many payments were scored in one tenth as in the other, so they count the same.
  expect(total("0x75")).toBeCloseTo(total("0x5"), 12);
});

test("no tenant has more than its share of the training weight, however much it reports, nor have all together", () => {
  const of = (tenant: string, count: number) =>
    Array.from({ length: count }, (_, n) => report({ tenant, address: `0x${tenant}${n}` }));
  const sum = (wallets: ReturnType<typeof weighFeedback>, tenant: string) =>
    wallets.filter(({ tenants }) => tenants.includes(tenant)).reduce((all, { weight }) => all + weight, 0);
  const flooded = weighFeedback([...of("mallory", 5_000), ...of("acme", 10)], CONTEXT);
  expect(sum(flooded, "mallory")).toBeCloseTo(MAX_TENANT_SHARE * CONTEXT.baseRows, 6);
  expect(sum(flooded, "acme")).toBe(2.5);
  const few = { ...CONTEXT, baseRows: 10_000 };
  const sybils = weighFeedback(Array.from({ length: 40 }, (_, n) => of(`m${n}`, 300)).flat(), few);
  const whole = sybils.reduce((all, { weight }) => all + weight, 0);
  expect(whole).toBeCloseTo(MAX_FEEDBACK_SHARE * few.baseRows, 6);
});

test("a tenant that reports the opposite of the truth moves the model by a bounded amount", () => {
  const random = seededRandom(3);
  const BASE = 3_000;
  const rowsOf = (count: number) =>
    Array.from({ length: count }, () => Float32Array.from({ length: 4 }, () => random()));
  const truth = (row: Float32Array) => Number(row[0]! + row[1]! > 1);
  const [base, lies, fresh] = [rowsOf(BASE), rowsOf(BASE), rowsOf(500)];
  const reports = lies.map((row, n) =>
    report({ tenant: "mallory", address: `0x${n}`, fraud: truth(row) === 0 }),
  );
  const weighed = weighFeedback(reports, { ...CONTEXT, baseRows: BASE });
  const fitted = (weights: (address: string) => number) => {
    const all = [...base, ...lies];
    const labels = Uint8Array.from([...base.map(truth), ...lies.map((row) => 1 - truth(row))]);
    const each = [...base.map(() => 1), ...lies.map((_, n) => weights(`0x${n}`))];
    const forest = trainForest(matrixOf(all, 4), labels, { trees: 30, leaves: 8 }, { weights: each });
    return predictMargins(forest, matrixOf(fresh, 4)).map(probabilityOf);
  };
  const before = fitted(() => 1e-9);
  const moved = (after: Float64Array) =>
    after.reduce((sum, value, i) => sum + Math.abs(value - before[i]!), 0) / after.length;
  const weights = new Map(weighed.map(({ address, weight }) => [address, weight]));
  expect(moved(fitted((address) => weights.get(address) ?? 1e-9))).toBeLessThan(0.02);
  expect(moved(fitted(() => 1))).toBeGreaterThan(0.2);
});
