import { NETWORK_IDS } from "@tetron/domain/network";
import { expect, test } from "vitest";
import { feeOf, highestFeeOf } from "./fee-of.ts";
import { TIERS } from "./network-fees.ts";
import { tableFees } from "./table.ts";

test("every network has a dated stand-in that says it is one", () => {
  for (const network of NETWORK_IDS) {
    const fees = tableFees(network, "no node", new Date("2026-11-01"));
    expect(fees.provenance).toMatchObject({ source: "table", live: false, problem: "no node" });
    expect(fees.provenance.ageSeconds).toBeGreaterThan(30 * 86_400);
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
    expect(highestFeeOf(fees, "slow", work)).toBeGreaterThan(costs[0]!);
    expect(fees.tiers.slow.inclusion).toMatchObject({ mayNotLand: true, secondsP95: null });
    expect(fees.tiers.fast.inclusion.mayNotLand).toBe(false);
  }
});
