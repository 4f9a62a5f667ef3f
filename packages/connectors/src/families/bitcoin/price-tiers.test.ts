import fc from "fast-check";
import { expect, test } from "vitest";
import type { Queued } from "./mempool.ts";
import { priceQueue, queueCongestion } from "./price-tiers.ts";

const NOW = 1_000_000;

function view(queue: Queued[], minRate = 1_000) {
  return { queue, minRate, now: NOW, lastBlock: NOW - 300 };
}

/** `blocks` blocks of transactions that arrived before the last block and pay from `high` down to `low`. */
function backlog(blocks: number, high: number, low: number): Queued[] {
  const count = blocks * 100;
  return Array.from({ length: count }, (_, i) => ({
    txid: `${i}`,
    vsize: 9_980,
    time: NOW - 3_600,
    rate: high - ((high - low) * i) / count,
  }));
}

test("in an empty mempool the node's minimum is the price", () => {
  const { slow, fast } = priceQueue(view([], 1_000));

  expect([slow.price, fast.price]).toEqual([1_000n, 1_000n]);
  expect(fast.inclusion.mayNotLand).toBe(false);
});

test("the deeper the queue, the more speed costs", () => {
  const { slow, standard, fast } = priceQueue(view(backlog(10, 50_000, 1_000)));

  expect(fast.price).toBeGreaterThan(standard.price);
  expect(standard.price).toBeGreaterThan(slow.price);
  expect(fast.price).toBeGreaterThan(35_000n);
  expect(fast.inclusion.within.find(({ blocks }) => blocks === 2)!.probability).toBeGreaterThanOrEqual(0.9);
});

test("transactions are expected to arrive at the rate since the last block", () => {
  const calm = backlog(2, 20_000, 10_000);
  const rush = calm.map((each) => ({ ...each, time: NOW - 100 }));

  expect(priceQueue(view(rush)).fast.price).toBeGreaterThan(priceQueue(view(calm)).fast.price);
});

test("congestion is the share of the next six blocks that is taken", () => {
  expect(queueCongestion(backlog(3, 2_000, 1_000))).toBeCloseTo(0.5, 12);
  expect(queueCongestion(backlog(9, 2_000, 1_000))).toBe(1);
  expect(queueCongestion([])).toBe(0);
});

test("no tier is below the minimum, above all bids by more than one, or cheaper than a slower one", () => {
  const queued = fc.record({
    txid: fc.constant("id"),
    vsize: fc.integer({ min: 100, max: 400_000 }),
    time: fc.integer({ min: NOW - 1_000, max: NOW }),
    rate: fc.double({ min: 0, max: 1e6, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(queued, { maxLength: 60 }), (queue) => {
      const { slow, standard, fast } = priceQueue(view(queue));
      expect(slow.price >= 1_000n && slow.price <= standard.price && standard.price <= fast.price).toBe(true);
      expect(Number(fast.price)).toBeLessThanOrEqual(Math.max(1_000, ...queue.map(({ rate }) => rate + 1)));
    }),
    { numRuns: 50 },
  );
});
