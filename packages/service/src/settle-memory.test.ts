import { expect, test } from "vitest";
import { settleMemory } from "./settle-memory.ts";

test("garbage is given back", () => {
  let garbage: unknown = Array.from({ length: 200_000 }, (_, i) => ({ i }));
  settleMemory();
  const before = process.memoryUsage().heapUsed;
  expect(garbage).toHaveLength(200_000);
  garbage = undefined;
  settleMemory();
  expect(process.memoryUsage().heapUsed).toBeLessThan(before - 1_000_000);
});
