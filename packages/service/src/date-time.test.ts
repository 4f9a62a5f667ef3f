import { parseValue } from "graphql";
import { expect, test } from "vitest";
import { dateTime } from "./date-time.ts";

test("a moment is printed in UTC with milliseconds and read back as the same", () => {
  const moment = new Date("2025-05-17T10:34:21+02:00");
  expect(dateTime.serialize(moment)).toBe("2025-05-17T08:34:21.000Z");
  expect(dateTime.serialize("2025-05-17T10:34:21+02:00")).toBe("2025-05-17T08:34:21.000Z");
  expect(dateTime.parseValue("2025-05-17T08:34:21.000Z")).toEqual(moment);
  expect(dateTime.parseLiteral(parseValue('"2025-05-17T10:34:21+02:00"'), {})).toEqual(moment);
});

test.each(["", "yesterday", "2025-05-17", "2025-05-17T08:34:21", "2025-13-01T00:00:00Z", 1_747_000_000])(
  "%j is no moment",
  (value) => {
    expect(() => dateTime.parseValue(value)).toThrow("with its time zone");
  },
);

test.each([1_747_000_000, "yesterday", null])("a resolver that returns %j as a time has a bug", (value) => {
  expect(() => dateTime.serialize(value)).toThrow(TypeError);
});
