import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { remembered } from "./remembered.ts";

const signal = new AbortController().signal;
const options = { freshMs: 30, keepMs: 200, waitMs: 20 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Advances the clock and runs due timers. */
const advance = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("a fresh value is not read again, an old one is", async () => {
  let reads = 0;
  const memory = remembered(async () => ++reads, options);

  expect(await memory.get(signal)).toEqual({ value: 1, problem: null });
  expect(await memory.get(signal)).toEqual({ value: 1, problem: null });
  await advance(31);
  expect(await memory.get(signal)).toEqual({ value: 2, problem: null });
});

test("callers at the same time share one reading", async () => {
  let reads = 0;
  const node = Promise.withResolvers<void>();
  const memory = remembered(async () => {
    await node.promise;
    return ++reads;
  }, options);

  const asked = [memory.get(signal), memory.get(signal), memory.get(signal)];
  node.resolve();

  const answers = await Promise.all(asked);
  expect(answers.map(({ value }) => value)).toEqual([1, 1, 1]);
});

test("when reading fails the last value is returned with the problem, until it is too old", async () => {
  let fails = false;
  const memory = remembered(async () => {
    if (fails) throw new Error("node is down");
    return 1;
  }, options);
  await memory.get(signal);
  fails = true;
  await advance(31);
  expect(await memory.get(signal)).toEqual({ value: 1, problem: "node is down" });
  await advance(200);
  expect(await memory.get(signal)).toEqual({ value: undefined, problem: "node is down" });
});

test("a slow reading is waited for a little and serves the next caller", async () => {
  const node = Promise.withResolvers<string>();
  const memory = remembered(() => node.promise, options);

  const asked = memory.get(signal);
  await advance(20);
  expect(await asked).toEqual({ value: undefined, problem: "no answer within 20 ms" });
  node.resolve("late");
  expect(await memory.get(signal)).toEqual({ value: "late", problem: null });
});

test("a caller who leaves does not end the others' reading", async () => {
  const node = Promise.withResolvers<number>();
  const memory = remembered(() => node.promise, options);
  const leave = new AbortController();
  const left = memory.get(leave.signal);
  const stayed = memory.get(signal);
  leave.abort(new Error("left"));

  await expect(left).rejects.toThrow("left");
  node.resolve(1);
  expect((await stayed).value).toBe(1);
});
