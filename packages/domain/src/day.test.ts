import { expect, test } from "vitest";
import { dayOfVersion, isOlderVersion, parseDay } from "./day.ts";

const NOW = new Date("2026-11-28T12:00:00Z");

test("a day of the calendar up to tomorrow is read as its start", () => {
  expect(parseDay("2024-02-29", "--date", NOW)).toEqual(new Date("2024-02-29"));
  expect(parseDay("2026-11-29", "--date", NOW)).toEqual(new Date("2026-11-29"));
});

test.each([
  ["2026-13-01", "not_a_day"],
  ["2026-02-30", "not_a_day"],
  ["2026-1-1", "not_a_day"],
  ["20260-11-01", "not_a_day"],
  ["", "not_a_day"],
  ["2026-11-30", "in_the_future"],
  ["2031-01-01", "in_the_future"],
])("%s is refused, and the message names the field", (text, reason) => {
  expect(() => parseDay(text, "--date", NOW)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^--date: /),
      details: { field: "--date", reason },
    }),
  );
});

test("a version's day is the one that it begins with", () => {
  expect(dayOfVersion("2026-11-01+abc", "version", NOW)).toEqual(new Date("2026-11-01"));
  expect(dayOfVersion("v7", "version", NOW)).toBeUndefined();
  expect(dayOfVersion("2026-11-012", "version", NOW)).toBeUndefined();
  expect(() => dayOfVersion("2027-11-01", "version", NOW)).toThrow("in the future");
});

test("a version is older only when both begin with a day", () => {
  expect(isOlderVersion("2025-11-01+a", "2026-11-01+b")).toBe(true);
  expect(isOlderVersion("2026-11-01+a", "2026-11-01+b")).toBe(false);
  expect(isOlderVersion("v1", "2026-11-01")).toBe(false);
  expect(isOlderVersion("2025-11-01", "v1")).toBe(false);
});
