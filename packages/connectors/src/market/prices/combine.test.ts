import fc from "fast-check";
import { expect, test } from "vitest";
import { combineQuotes } from "./combine.ts";
import type { Quote } from "./price.ts";
import { tablePrice } from "./table.ts";

const NOW = new Date("2026-07-10T00:00:00Z");
const says = (source: string, usd: number): Quote => ({
  source,
  usdE8: BigInt(usd) * 100_000_000n,
  asOf: NOW,
});
const combine = (...quotes: Quote[]) => combineQuotes("ETH", quotes, tablePrice("ETH"), NOW);

test("the median of three is used, with its source", () => {
  expect(combine(says("a", 2_000), says("b", 2_020), says("c", 2_010))).toMatchObject({
    usdE8: 201_000_000_000n,
    agreed: true,
    provenance: { source: "c", live: true, problem: null },
  });
});

test("a source that is far off is left out and the disagreement is reported", () => {
  expect(combine(says("a", 2_000), says("b", 2_020), says("c", 900))).toMatchObject({
    usdE8: 200_000_000_000n,
    agreed: false,
  });
});

test("of two that disagree the more trusted is used", () => {
  expect(combine(says("chainlink", 2_000), says("http", 1_000))).toMatchObject({
    usdE8: 200_000_000_000n,
    agreed: false,
    provenance: { source: "chainlink" },
  });
});

test("without a live answer the dated table is used, with the reason", () => {
  const price = combine({ source: "chainlink:ethereum", problem: "its answer is 0" });

  expect(price).toMatchObject({ usdE8: 180_000_000_000n, agreed: false });
  expect(price.provenance).toMatchObject({
    source: "table",
    live: false,
    ageSeconds: 5 * 86_400,
    problem: "chainlink:ethereum: its answer is 0",
  });
  expect(combine().provenance.problem).toBe("no live source is configured");
});

test("the price is always one of the sources' prices, where all are plausible", () => {
  fc.assert(
    fc.property(
      // Less than a thousandth of the shipped 1800 USD.
      fc.array(fc.integer({ min: 2, max: 1_000_000 }), { minLength: 1, maxLength: 7 }),
      (prices) => {
        const { usdE8 } = combine(...prices.map((usd, i) => says(`${i}`, usd)));
        expect(prices).toContain(Number(usdE8 / 100_000_000n));
      },
    ),
  );
});
