import { expect, test } from "vitest";
import { z } from "zod";
import { queryNumber } from "./query-number.ts";

const number = queryNumber(z.number().min(0).max(100));

test.each([
  ["2", 2],
  ["12.5", 12.5],
  ["2e0", 2],
  ["5.9e-08", 5.9e-8],
])("%s is a number of a query", (text, value) => {
  expect(number.parse(text)).toBe(value);
});

test.each(["", " ", "0x2", "2e", "1e999", "+2", "-1", "2.", ".5", " 2", "Infinity", "101"])(
  "%j is refused",
  (text) => {
    expect(number.safeParse(text).success).toBe(false);
  },
);
