import { expect, test } from "vitest";
import { aMarket } from "../test/market.ts";
import { catalogue } from "../test/quotes.ts";
import type { Market } from "./market.ts";
import { createPricer } from "./priced-graphs.ts";

const HOUR_MS = 3_600_000;

/** The market when Ethereum's standard tier costs twice as much, read in the same second. */
function dearer({ fees, ...rest }: Market): Market {
  const ethereum = fees.get("ethereum")!;
  const { standard } = ethereum.tiers;
  const tiers = { ...ethereum.tiers, standard: { ...standard, price: 2n * standard.price } };
  return { ...rest, fees: new Map([...fees, ["ethereum", { ...ethereum, tiers }]]) };
}

/** The same numbers from another node, later. */
function elsewhere({ fees, ...rest }: Market): Market {
  const moved = [...fees.values()].map((each) => ({
    ...each,
    provenance: { ...each.provenance, source: "rpc:other", asOf: new Date(0) },
  }));
  return { ...rest, fees: new Map(moved.map((each) => [each.network, each])) };
}

test("a market that costs otherwise is priced anew, however soon it comes", () => {
  const price = createPricer(catalogue);
  const before = price(aMarket(), 0);

  expect(price(dearer(aMarket()), 0)).not.toBe(before);
});

test("a market that costs the same keeps its graph, wherever the numbers come from, for an hour", () => {
  const price = createPricer(catalogue);
  const before = price(aMarket(), 0);

  expect(price(elsewhere(aMarket()), HOUR_MS - 1)).toBe(before);
  expect(price(aMarket(), HOUR_MS)).not.toBe(before);
});
