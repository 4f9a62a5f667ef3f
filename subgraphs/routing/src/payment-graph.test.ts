import { expect, test } from "vitest";
import { aMarket } from "../test/market.ts";
import { catalogue } from "../test/quotes.ts";
import { seeded } from "../test/random-graph.ts";
import type { Market } from "./market.ts";
import { addSpreads, buildPaymentGraph, microNats } from "./payment-graph.ts";

test("certainty is no risk, and risks add up as probabilities multiply", () => {
  expect(microNats(1_000_000)).toBe(0);
  expect(Math.exp(-(microNats(990_000) + microNats(980_000)) / 1e6)).toBeCloseTo(0.99 * 0.98, 6);
});

test("the p95 of waits in a row is the root of the summed squares above the medians", () => {
  const spread = addSpreads([
    { p50: 10, p95: 40 },
    { p50: 20, p95: 60 },
  ]);

  expect(spread).toEqual({ p50: 30, p95: 80 });
  expect(addSpreads([{ p50: 5, p95: null }, spread])).toEqual({ p50: 35, p95: null });
});

test("a network with absurd fees has no routes, and the others keep theirs", () => {
  const { fees } = aMarket();
  const ethereum = fees.get("ethereum")!;
  const absurd = { ...ethereum.tiers.standard, price: 10n ** 30n };
  const tiers = { slow: absurd, standard: absurd, fast: absurd };
  const market = aMarket({ fees: new Map([...fees, ["ethereum", { ...ethereum, tiers }]]) });

  const { steps } = buildPaymentGraph(catalogue, market, 0);

  expect(steps.filter(({ from }) => from.network === "ethereum")).toEqual([]);
  expect(steps.some(({ from, to }) => from.network === "base" && to.network === "solana")).toBe(true);
});

test("a claim on the other side that may never land makes the step as uncertain as its own transaction would", () => {
  const { fees } = aMarket();
  const base = fees.get("base")!;
  const uncertain = { ...base.tiers.standard.inclusion, secondsP95: null, mayNotLand: true };
  const tiers = { ...base.tiers, standard: { ...base.tiers.standard, inclusion: uncertain } };
  const market = aMarket({ fees: new Map([...fees, ["base", { ...base, tiers }]]) });
  const claimed = (on: Market) =>
    buildPaymentGraph(catalogue, on, 0).steps.find(
      ({ carrier, tier, to }) => carrier.id === "cctp-fast" && tier === "standard" && to.network === "base",
    )!;

  expect(claimed(aMarket()).p95).not.toBeNull();
  expect(claimed(market).p95).toBeNull();
  expect(claimed(market).risk - claimed(aMarket()).risk).toBe(microNats(820_000));
});

test("for log-normal waits that p95 is within a tenth of a simulated one", () => {
  const random = seeded(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const waits = [
    { p50: 12_000, p95: 36_000 },
    { p50: 60_000, p95: 240_000 },
    { p50: 30_000, p95: 90_000 },
  ];
  const draw = ({ p50, p95 }: { p50: number; p95: number }) =>
    p50 * Math.exp((Math.log(p95 / p50) / 1.645) * normal());
  const sums = Array.from({ length: 20_000 }, () => waits.reduce((sum, wait) => sum + draw(wait), 0)).sort(
    (a, b) => a - b,
  );

  const simulated = sums[Math.floor(0.95 * sums.length)]!;

  expect(Math.abs(addSpreads(waits).p95! / simulated - 1)).toBeLessThan(0.1);
});
