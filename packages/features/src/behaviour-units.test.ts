import { expect, test } from "vitest";
import { BEHAVIOUR } from "./behaviour.ts";
import { UNITS_OF_BEHAVIOUR } from "./behaviour-units.ts";

/** Columns that are a number of nothing. */
const PLAIN = /_(share|spread|ratio)$|^(drained|first_is_sent)$/;

test("each column has a unit, but shares, ratios and flags", () => {
  expect([...UNITS_OF_BEHAVIOUR.keys()].sort()).toEqual(BEHAVIOUR.filter((name) => !PLAIN.test(name)).sort());
});
