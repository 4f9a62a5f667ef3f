import { expect, test } from "vitest";
import { reportArms } from "./study.ts";
import { studyTables } from "./study-tables.ts";

/** The share of drawn members of one group that have a number below a limit. */
const arm = (name: string, limit: number) => ({
  arm: name,
  measure: ([weights]: readonly Int32Array[]) => ({
    share: weights!.reduce((sum, weight, i) => sum + (i < limit ? weight : 0), 0) / weights!.length,
  }),
});

test("each recipe has its measures, and all but the first what they differ by on the same resamples", () => {
  const [first, same, more] = reportArms([200], [arm("a", 50), arm("same", 50), arm("more", 60)]);

  expect(first).toMatchObject({ arm: "a", measures: { share: { mean: 0.25 } }, differences: null });
  expect(first!.measures["share"]!.low).toBeLessThan(0.25);
  expect(same!.differences).toEqual({ share: { mean: 0, low: 0, high: 0 } });
  expect(more!.differences!["share"]!.mean).toBeCloseTo(0.05, 12);
  expect(more!.differences!["share"]!.low).toBeGreaterThan(0);
});

test("a table has a line for each recipe, and the difference beside the measure", () => {
  const table = studyTables(reportArms([200], [arm("a", 50), arm("same", 50)]));

  expect(table.split("\n")).toHaveLength(4);
  expect(table).toContain("`share`");
  expect(table).toMatch(/\| same \| 0\.2500 \(.*\), \+0\.0000 \(\+0\.0000 to \+0\.0000\) \|/);
});
