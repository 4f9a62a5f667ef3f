import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { ahead } from "./ahead.ts";

const TURNS = 20;

/** Counts up to a number, and notes what was counted. */
function* counting(to: number, counted: number[]): Generator<number> {
  for (let n = 1; n <= to; n++) {
    counted.push(n);
    yield n;
  }
}

async function afterTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}

async function listOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test("items are made before anybody takes one, as many as may wait, and are taken in order", async () => {
  const counted: number[] = [];
  const items = ahead(counting(9, counted), 4);
  await afterTurns();
  expect(counted).toEqual([1, 2, 3, 4]);
  expect(await listOf(items)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("others have their turn between two items", async () => {
  const counted: number[] = [];
  ahead(counting(9, counted), 9);
  expect(counted).toEqual([1]);
});

test("a consumer that breaks off ends production", async () => {
  const counted: number[] = [];
  for await (const item of ahead(counting(9, counted), 2)) if (item === 3) break;
  const { length } = counted;
  await afterTurns();
  expect(counted).toHaveLength(length);
  expect(length).toBeLessThan(9);
});

test("production can be ended without a consumer", async () => {
  const counted: number[] = [];
  const items = ahead(counting(9, counted), 9);
  await setImmediate();
  const { length } = counted;
  items.stop();
  await afterTurns();
  expect(counted).toHaveLength(length);
  expect(length).toBeLessThan(9);
});

test("the consumer gets the items before an error, then the error", async () => {
  function* failing() {
    yield 1;
    throw new Error("no second");
  }
  const taken: number[] = [];
  const taking = (async () => {
    for await (const item of ahead(failing(), 5)) taken.push(item);
  })();
  await expect(taking).rejects.toThrow("no second");
  expect(taken).toEqual([1]);
  // Without a consumer the error is no unhandled rejection.
  ahead(failing(), 5);
  await afterTurns();
});

test("of nothing there is nothing", async () => {
  expect(await listOf(ahead([], 1))).toEqual([]);
});
