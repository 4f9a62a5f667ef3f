import { NETWORK_IDS } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { feeOf } from "./fee-of.ts";
import { TIERS } from "./network-fees.ts";
import { feeTableFigures, tableFees } from "./table.ts";

test("every network has dated fallback fees that say they are a fallback", () => {
  for (const network of NETWORK_IDS) {
    const fees = tableFees(network, "no node", new Date("2026-11-28"));
    expect(fees.provenance).toMatchObject({ source: "table", live: false });
    expect(fees.provenance.problem).toMatch(/^no node/);
    expect(fees.notes[0]).toContain("https://");
  }
});

test("a faster tier is not cheaper, and slow may not land", () => {
  for (const network of NETWORK_IDS) {
    const fees = tableFees(network, "no node");
    const work = { units: 100_000n, bytes: 200 };
    const costs = TIERS.map((tier) => feeOf(fees, tier, work));
    expect(costs).toEqual(costs.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(costs[0]).toBeGreaterThan(0n);
    expect(fees.tiers.slow.maxPrice).toBeGreaterThan(fees.tiers.slow.price);
    expect(fees.tiers.slow.inclusion).toMatchObject({ mayNotLand: true, secondsP95: null });
    expect(fees.tiers.fast.inclusion.mayNotLand).toBe(false);
  }
});

test("fees past their shelf life are stale and say how old they are", () => {
  const compared = feeTableFigures().find(
    ({ network, field }) => network === "base" && field === "price",
  )!.compared;
  const after = (days: number) => new Date(compared.getTime() + days * 86_400_000);

  expect(tableFees("base", "no node", after(180)).provenance).toMatchObject({
    stale: false,
    problem: "no node",
  });
  expect(tableFees("base", "no node", after(181)).provenance).toMatchObject({
    stale: true,
    problem: `no node; the shipped number was last compared on ${compared.toISOString().slice(0, 10)}, 181 days ago; shelf life 180 days`,
  });
});

test("every network's price and block time name a page, a day and their unit", () => {
  const figures = feeTableFigures();

  expect(figures.map(({ network, field }) => `${network} ${field}`)).toEqual(
    expect.arrayContaining(NETWORK_IDS.flatMap((network) => [`${network} price`, `${network} blockSeconds`])),
  );
  for (const { page, compared, value } of figures) {
    expect(page).toMatch(/^https:/);
    expect(compared.getTime()).toBeLessThan(Date.parse("2026-11-29"));
    expect(value).toMatch(/ (wei\/gas|sat\/kvB|microlamport\/CU|s)$/);
  }
});

test("the table has the numbers that public pages state", () => {
  expect(tableFees("base", "a test").tiers.slow.price).toBeGreaterThanOrEqual(5_000_000n);
  expect(tableFees("bsc", "a test").blockSeconds).toBe(0.45);
  const gwei = (tier: "slow" | "standard" | "fast") =>
    Number(tableFees("polygon", "a test").tiers[tier].price / 1_000_000_000n);
  expect([gwei("slow"), gwei("fast")]).toEqual([55, 100]);
});
