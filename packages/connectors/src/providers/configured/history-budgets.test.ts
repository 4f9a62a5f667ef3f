import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Budget, createBudget } from "../../rpc/budget.ts";
import { historyBudgets } from "./history-budgets.ts";

const { signal } = new AbortController();
const MINUTE_MS = 60_000;
const URL = "http://127.0.0.1:8545";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Takes as much as there is, one after another, for a while; the uses of each second. */
async function usesOf(budget: Budget, seconds: number): Promise<number[]> {
  const uses = Array.from({ length: seconds }, () => 0);
  const began = performance.now();
  const end = new AbortController();
  const take = async () => {
    while (!end.signal.aborted) {
      await budget.take(1, end.signal);
      uses[Math.floor((performance.now() - began) / 1_000)]! += 1;
    }
  };
  const taking = take().catch(() => {});
  await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1);
  end.abort();
  await taking;
  return uses;
}

test("the rate of a node whose limit is not set doubles after each second in which it was not enough", async () => {
  const of = historyBudgets({ TETRON_RPC_HISTORY_PER_SECOND: undefined });
  expect(await usesOf(of(URL), 8)).toEqual([20, 40, 80, 160, 320, 640, 1_280, 1_280]);
  expect(await usesOf(of("http://127.0.0.1:8546"), 1)).toEqual([20]);
});

test("a rate that is set is kept to", async () => {
  const of = historyBudgets({ TETRON_RPC_HISTORY_PER_SECOND: 20 });
  expect(await usesOf(of(URL), 3)).toEqual([20, 20, 20]);
});

test("a rate that is enough stays", async () => {
  const budget = createBudget({ perSecond: 20, maxPerSecond: 100, perDay: 1e9 });
  for (let second = 0; second < 5; second++) {
    for (let n = 0; n < 20; n++) await budget.take(1, signal);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(await usesOf(budget, 1)).toEqual([20]);
});

test("one shortage raises the rate once", async () => {
  const budget = createBudget({ perSecond: 20, maxPerSecond: 1_280, perDay: 1e9 });
  for (let n = 0; n < 20; n++) await budget.take(1, signal);
  await vi.advanceTimersByTimeAsync(900);
  const waiting = budget.take(1, signal);
  await vi.advanceTimersByTimeAsync(1_350);
  await waiting;
  let given = 0;
  for (let n = 0; n < 80; n++) void budget.take(1, signal).then(() => (given += 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(given).toBe(40);
});

test("a refusal sets the rate back to where it began, and for an hour it rises to half of what was refused", async () => {
  const budget = createBudget({ perSecond: 20, maxPerSecond: 320, perDay: 1e9 });
  await usesOf(budget, 4);
  budget.refused();
  // Of the same overload: what was asked for before.
  budget.refused();
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(await usesOf(budget, 4)).toEqual([20, 40, 80, 80]);
  await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
  expect(await usesOf(budget, 3)).toEqual([80, 160, 320]);
});

test("a rate that was refused again and again is the first for an hour", async () => {
  const budget = createBudget({ perSecond: 20, maxPerSecond: 320, perDay: 1e9 });
  await usesOf(budget, 4);
  for (const most of [80, 40, 20, 20]) {
    budget.refused();
    expect(await usesOf(budget, 10)).toEqual(Array.from({ length: 10 }, () => 20));
    expect((await usesOf(budget, 5)).at(-1)).toBe(most);
  }
});
