import { expect, test } from "vitest";
import { linesOf } from "./query.ts";

const answer = {
  columns: ["wallet", "units"],
  rows: [
    ['a "b", c', "123456789012345678901234567890"],
    ["d\u001b[2J", null],
  ],
  isCut: false,
};

test("a row is a line of a table, without control characters", () => {
  expect(linesOf(answer, "table")).toEqual([
    "wallet      units",
    'a "b", c    123456789012345678901234567890',
    "d\\u001b[2J",
  ]);
});

test("a row is a line of JSON or CSV, and amounts keep every digit", () => {
  expect(JSON.parse(linesOf(answer, "json")[0]!)).toEqual({
    wallet: 'a "b", c',
    units: "123456789012345678901234567890",
  });
  expect(linesOf(answer, "csv").slice(0, 2)).toEqual([
    "wallet,units",
    '"a ""b"", c",123456789012345678901234567890',
  ]);
});
