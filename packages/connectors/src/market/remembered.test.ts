import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

const signal = new AbortController().signal;
const options = { freshMs: 30, keepMs: 200, waitMs: 20 };

test("a fresh value is not read again, an old one is", async () => {
  let reads = 0;
  const memory = remembered(async () => ++reads, options);

  expect(await memory.get(signal)).toEqual({ value: 1, problem: null });
  expect(await memory.get(signal)).toEqual({ value: 1, problem: null });
  await sleep(40);
  expect(await memory.get(signal)).toEqual({ value: 2, problem: null });
});

test("callers at the same time share one reading", async () => {
  let reads = 0;
  const memory = remembered(async () => {
    await sleep(5);
    return ++reads;
  }, options);

  const answers = await Promise.all([memory.get(signal), memory.get(signal), memory.get(signal)]);

  expect(answers.map(({ value }) => value)).toEqual([1, 1, 1]);
});

test("when reading fails the last value stands in with the problem, until it is too old", async () => {
  let fails = false;
  const memory = remembered(async () => {
    if (fails) throw new Error("node is down");
    return 1;
  }, options);
  await memory.get(signal);
  fails = true;
  await sleep(40);
  expect(await memory.get(signal)).toEqual({ value: 1, problem: "node is down" });
  await sleep(200);
  expect(await memory.get(signal)).toEqual({ value: undefined, problem: "node is down" });
});

test("a slow reading is waited for a little and serves the next caller", async () => {
  const memory = remembered(async () => {
    await sleep(35);
    return "late";
  }, options);

  expect(await memory.get(signal)).toEqual({ value: undefined, problem: "no answer within 20 ms" });
  await sleep(25);
  expect(await memory.get(signal)).toEqual({ value: "late", problem: null });
});

test("a caller who leaves does not end the others' reading", async () => {
  const memory = remembered(async () => {
    await sleep(10);
    return 1;
  }, options);
  const leave = new AbortController();
  const left = memory.get(leave.signal);
  const stayed = memory.get(signal);
  leave.abort(new Error("left"));

  await expect(left).rejects.toThrow("left");
  expect((await stayed).value).toBe(1);
});
