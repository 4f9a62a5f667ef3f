import { expect, test } from "vitest";
import { dataAges } from "./data-ages.ts";

const now = new Date("2026-11-28T12:00:00Z");
const edition = (kind: "sanctions" | "labels" | "wallets", name: string, day: string) => ({
  kind,
  name,
  asOf: new Date(day),
});

test("the oldest current edition of each kind counts, with its age in days", () => {
  const sources = [
    edition("wallets", "histories", "2022-11-28"),
    edition("sanctions", "ofac", "2026-11-27"),
    edition("sanctions", "own", "2026-10-01"),
  ];

  expect(dataAges(sources, now)).toEqual([
    "sanctions as of 2026-10-01, 58 days old (own)",
    "histories as of 2022-11-28, 1461 days old (histories)",
  ]);
});

test("a kind without an edition has no line, and a date to come is no negative age", () => {
  expect(dataAges([], now)).toEqual([]);
  expect(dataAges([edition("labels", "l", "2027-01-01")], now)).toEqual([
    "labels as of 2027-01-01, 0 days old (l)",
  ]);
});
