import { ANY_NETWORK } from "@tetron/domain/network";
import { DEFAULT_SHELF_LIVES, parseShelfLives } from "@tetron/domain/shelf-lives";
import { expect, test } from "vitest";
import { dataAges } from "./data-ages.ts";

const now = new Date("2026-11-28T12:00:00Z");
const edition = (kind: "sanctions" | "labels" | "wallets", name: string, day: string) => ({
  kind,
  name,
  network: ANY_NETWORK as typeof ANY_NETWORK,
  asOf: new Date(day),
});

test("of each kind the edition that is oldest by its own shelf life counts, and whether it is stale", () => {
  const sources = [
    edition("wallets", "histories", "2022-11-28"),
    edition("sanctions", "ofac", "2026-11-27"),
    edition("sanctions", "own", "2026-10-01"),
    edition("labels", "exchanges", "2026-01-01"),
  ];

  expect(dataAges(sources, DEFAULT_SHELF_LIVES, now)).toEqual([
    "sanctions as of 2026-10-01, 58 days old (own): stale, shelf life 30 days",
    "labels as of 2026-01-01, 331 days old (exchanges): current, shelf life 365 days",
    "histories as of 2022-11-28, 1461 days old (histories): stale, shelf life 365 days",
  ]);
  expect(dataAges(sources, parseShelfLives({ lists: { own: 5_800 } }), now)[0]).toBe(
    "sanctions as of 2026-11-27, 1 day old (ofac): current, shelf life 30 days",
  );
});

test("a kind without an edition has no line, and a date to come is no negative age", () => {
  expect(dataAges([], DEFAULT_SHELF_LIVES, now)).toEqual([]);
  expect(dataAges([edition("labels", "l", "2027-01-01")], DEFAULT_SHELF_LIVES, now)).toEqual([
    "labels as of 2027-01-01, 0 days old (l): current, shelf life 365 days",
  ]);
});
