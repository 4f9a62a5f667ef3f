import { BEHAVIOUR } from "@tetron/features/behaviour";
import { expect, test } from "vitest";
import { BEHAVIOUR_GROUPS, columnsWithout } from "./feature-groups.ts";

test("every feature is in one group", () => {
  expect(Object.values(BEHAVIOUR_GROUPS).flat().sort()).toEqual([...BEHAVIOUR].sort());
});

test("without a group the other columns are left, and a group of something else is refused", () => {
  expect(columnsWithout(["a", "b", "c"], ["b"])).toEqual([0, 2]);
  expect(() => columnsWithout(["a"], ["b"])).toThrow("There is no column b.");
});
