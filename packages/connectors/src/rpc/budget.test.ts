import { expect, test } from "vitest";
import { createBudget, type Priority } from "./budget.ts";

const { signal } = new AbortController();

// Those that wait for the next second do it together.
test.concurrent("no second has more units than the budget, and the first to ask goes first", async () => {
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

test.concurrent("what is more urgent goes first, and finds something left of what the others used", async () => {
  const budget = createBudget({ perSecond: 10, perDay: 1_000 });
  const order: string[] = [];
  const take = (name: string, priority: Priority) =>
    budget.take(1, signal, priority).then(() => order.push(name));
  const old = Array.from({ length: 12 }, (_, i) => take(`old ${i}`, "backfill"));
  // Old blocks use up half of a second's part only, new blocks four fifths.
  const live = Array.from({ length: 4 }, (_, i) => take(`live ${i}`, "live"));
  const scores = Array.from({ length: 3 }, (_, i) => take(`score ${i}`, "score"));
  await Promise.all(scores);
  expect(order.slice(0, 11)).toEqual([
    ...["old 0", "old 1", "old 2", "old 3", "old 4"],
    ...["live 0", "live 1", "live 2"],
    ...["score 0", "score 1"],
    // In the next second.
    "score 2",
  ]);
  await Promise.all([...live, ...old]);
  expect(order.indexOf("live 3")).toBeLessThan(order.indexOf("old 5"));
});

test.concurrent("more than a whole window has goes when nothing of it is used, and counts for the day with its own", async () => {
  const budget = createBudget({ perSecond: 10, perDay: 45 });
  await budget.take({ rate: 1_000, total: 40 }, signal, "backfill");
  await expect(budget.take(6, signal)).rejects.toMatchObject({ kind: "busy" });
});

test("who leaves a queue gives back what it would have had of the day", async () => {
  const budget = createBudget({ perSecond: 1, perDay: 2 });
  await budget.take(1, signal);
  const left = new AbortController();
  const waiting = budget.take(1, left.signal);
  left.abort(new Error("left"));
  await expect(waiting).rejects.toThrow("left");
  await budget.take(1, signal);
});
