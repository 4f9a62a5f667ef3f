import { expect, test } from "vitest";
import { MAX_ATTEMPTS, waitAfter } from "./schedule.ts";

const waits = (random: number) =>
  Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) => waitAfter(i + 1, () => random)!);

test("twelve attempts are spread from 30 s to 12 h, over about a day", () => {
  expect(MAX_ATTEMPTS).toBe(12);
  const exact = waits(0.5);
  expect([exact[0], exact.at(-1)]).toEqual([30_000, 43_200_000]);
  const ratios = exact.slice(1).map((wait, i) => wait / exact[i]!);
  for (const ratio of ratios) expect(ratio).toBeCloseTo(1_440 ** 0.1, 3);
  expect(exact.reduce((sum, wait) => sum + wait) / 3_600_000).toBeCloseTo(23.2, 0);
  expect(waitAfter(12)).toBeUndefined();
});

test("a wait is up to a tenth longer or shorter", () => {
  expect([waits(0)[0], waits(1)[0]]).toEqual([27_000, 33_000]);
});
