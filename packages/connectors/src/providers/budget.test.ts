import { expect, test } from "vitest";
import { createBudget } from "./budget.ts";

const { signal } = new AbortController();

test("no second has more units than the budget, and they are given in the order of asking", async () => {
  const budget = createBudget({ perSecond: 300, perDay: 10_000 });
  const order: number[] = [];
  const times: number[] = [];
  const asking = [0, 1, 2, 3, 4].map(async (i) => {
    await budget.take(120, signal);
    order.push(i);
    times.push(performance.now());
  });
  await Promise.all(asking);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  // A millisecond of rounding in each time.
  for (const [i, time] of times.entries()) if (i >= 2) expect(time - times[i - 2]!).toBeGreaterThan(950);
});

test("a day's budget that is spent is a fault that says when to retry", async () => {
  const budget = createBudget({ perSecond: 10, perDay: 2 });
  await budget.take(2, signal);
  await expect(budget.take(1, signal)).rejects.toMatchObject({
    kind: "busy",
    retryAfterMs: expect.any(Number),
  });
});

test("who leaves does not wait", async () => {
  const budget = createBudget({ perSecond: 1, perDay: 10 });
  await budget.take(1, signal);
  await expect(budget.take(1, AbortSignal.abort(new Error("left")))).rejects.toThrow("left");
});
