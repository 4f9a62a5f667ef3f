import { expect, test } from "vitest";
import { inBatches } from "./in-batches.ts";

test("no more than a batch is under way at once, and results come in order", async () => {
  let underWay = 0;
  let most = 0;
  const items = Array.from({ length: 1_001 }, (_, n) => n);
  const doubled = await inBatches(items, 50, async (batch) => {
    underWay += batch.length;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= batch.length;
    return batch.map((n) => n * 2);
  });
  expect(doubled).toEqual(items.map((n) => n * 2));
  expect(most).toBe(50);
});
