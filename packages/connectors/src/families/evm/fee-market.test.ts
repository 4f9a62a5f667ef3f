import fc from "fast-check";
import { expect, test } from "vitest";
import { type FeeHistory, gasCongestion, priceTiers } from "./fee-market.ts";

const GWEI = 1_000_000_000n;
const RULES = { risePerMille: 125, minTip: 1_000_000n };

/** A history of `blocks` equal blocks; the next block has the same base fee. */
function steady(
  blocks: number,
  { ratio = 0.5, base = 10n * GWEI, tips = [1n, 2n, 3n, 4n] } = {},
): FeeHistory {
  return {
    baseFees: Array(blocks + 1).fill(base),
    gasUsedRatios: Array(blocks).fill(ratio),
    tips: Array(blocks).fill(tips.map((tip) => tip * GWEI)),
  };
}

test("the next block's base fee is the history's last item, and each tier adds its tip", () => {
  const history = steady(100);
  const { slow, standard, fast } = priceTiers(
    { ...history, baseFees: [...history.baseFees.slice(0, -1), 8n * GWEI] },
    RULES,
    12,
  );

  expect([slow.price, standard.price, fast.price]).toEqual([10n * GWEI, 11n * GWEI, 12n * GWEI]);
  expect([slow.tip, standard.tip, fast.tip]).toEqual([2n * GWEI, 3n * GWEI, 4n * GWEI]);
});

test("slow is ready for no rise of the base fee, fast for six", () => {
  const { slow, fast } = priceTiers(steady(100), RULES, 12);

  expect(slow.maxPrice).toBe(slow.price);
  expect(Number(fast.maxPrice - fast.tip) / Number(10n * GWEI)).toBeCloseTo(1.125 ** 6, 6);
});

test("empty blocks do not drag the tips down, and no tip is below what nodes take", () => {
  const busy = steady(100);
  const half: FeeHistory = {
    ...busy,
    gasUsedRatios: busy.gasUsedRatios.map((ratio, i) => (i % 2 === 0 ? 0 : ratio)),
    tips: busy.tips.map((tips, i) => (i % 2 === 0 ? [0n, 0n, 0n, 0n] : tips)),
  };
  expect(priceTiers(half, RULES, 12).standard.tip).toBe(3n * GWEI);

  const silent = steady(100, { ratio: 0, tips: [0n, 0n, 0n, 0n] });
  expect(priceTiers(silent, RULES, 12).fast.tip).toBe(RULES.minTip);
});

test("on a calm chain every tier lands in the next block", () => {
  for (const tier of Object.values(priceTiers(steady(100), RULES, 12)))
    expect(tier.inclusion).toMatchObject({ secondsP50: 12, secondsP95: 12, mayNotLand: false });
});

test("while the base fee rises slow may not land and fast still does", () => {
  const rising: FeeHistory = {
    baseFees: Array.from({ length: 101 }, (_, i) => BigInt(Math.round(1e9 * 1.05 ** i))),
    gasUsedRatios: Array(100).fill(0.7),
    tips: Array(100).fill([1n, 1n, 2n, 3n]),
  };
  const { slow, fast } = priceTiers(rising, { ...RULES, minTip: 1n }, 12);

  expect(slow.inclusion).toMatchObject({ secondsP95: 12, mayNotLand: false });
  expect(fast.inclusion.mayNotLand).toBe(false);

  const bursts: FeeHistory = {
    ...rising,
    gasUsedRatios: Array(100).fill(0.99),
    tips: Array(100).fill([2n, 1n, 2n, 3n]),
  };
  const crowded = priceTiers(bursts, { ...RULES, minTip: 1n }, 12);
  expect(crowded.slow.inclusion).toMatchObject({ secondsP95: null, mayNotLand: true });
  expect(crowded.fast.inclusion.mayNotLand).toBe(false);
});

test("congestion is the mean share of gas over the last twenty blocks", () => {
  const history = steady(100, { ratio: 0 });
  const ratios = [...Array(80).fill(1), ...Array(10).fill(0), ...Array(10).fill(1)];
  expect(gasCongestion({ ...history, gasUsedRatios: ratios })).toBe(0.5);
  expect(gasCongestion({ ...history, gasUsedRatios: [] })).toBe(0);
  expect(gasCongestion(steady(3, { ratio: 1.5 }))).toBe(1);
});

test("a higher tier is never cheaper, never slower, and never above its ceiling", () => {
  const tips = fc
    .array(fc.bigInt(0n, 10n ** 12n), { minLength: 4, maxLength: 4 })
    .map((list) => list.sort((a, b) => (a < b ? -1 : 1)));
  const block = fc.record({
    base: fc.bigInt(0n, 10n ** 12n),
    ratio: fc.double({ min: 0, max: 1, noNaN: true }),
    tips,
  });
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 40 }),
      fc.bigInt(0n, 10n ** 12n),
      (blocks, next) => {
        const history: FeeHistory = {
          baseFees: [...blocks.map(({ base }) => base), next],
          gasUsedRatios: blocks.map(({ ratio }) => ratio),
          tips: blocks.map((each) => each.tips),
        };
        const { slow, standard, fast } = priceTiers(history, RULES, 12);
        for (const [cheap, dear] of [
          [slow, standard],
          [standard, fast],
        ] as const) {
          expect(cheap.price <= dear.price && cheap.maxPrice <= dear.maxPrice).toBe(true);
          expect(cheap.inclusion.within[0]!.probability <= dear.inclusion.within[0]!.probability).toBe(true);
        }
        for (const tier of [slow, standard, fast]) expect(tier.price <= tier.maxPrice).toBe(true);
      },
    ),
  );
});
