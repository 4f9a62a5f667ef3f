import { expect, test } from "vitest";
import { createBudget } from "./budget.ts";

const { signal } = new AbortController();

test("no second has more units than the budget, and whoever asked first goes first", async () => {
  const budget = createBudget({ perSecond: 300, perDay: 10_000 });
  const start = performance.now();
  const waits: number[] = [];
  await Promise.all(
    [0, 1, 2, 3, 4].map(async (i) => {
      await budget.take(120, signal);
      waits[i] = performance.now() - start;
    }),
  );
  // At least so long; a timer may fire a millisecond early.
  for (const [i, least] of [0, 0, 998, 998, 1_998].entries()) expect(waits[i]).toBeGreaterThanOrEqual(least);
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
