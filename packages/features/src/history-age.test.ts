import { DAY_MS } from "@tetron/domain/durations";
import { isStale } from "@tetron/domain/shelf-life";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { expect, test } from "vitest";
import { historyAge, lastSeenIn } from "./history-age.ts";
import { WALLET_44 } from "./wallet-44.ts";

const lastSeen = new Date("2025-01-01T00:00:00Z");

/** A wallet that transacted `count` times within a year. */
function inAYear(count: number): Float64Array {
  const vector = new Float64Array(WALLET_44.length);
  vector[WALLET_44.indexOf("total_tx")] = count;
  vector[WALLET_44.indexOf("time_span")] = 365 * 24 * 60;
  return vector;
}

const ageOf = (count: number) =>
  historyAge(DEFAULT_SHELF_LIVES, { network: "ethereum", lastSeen, wallet44: inAYear(count) })!;

test("silence of half a year makes a busy wallet's history stale and not a quiet one's", () => {
  const later = lastSeen.getTime() + 182 * DAY_MS;
  expect([isStale(ageOf(1_000), later), isStale(ageOf(13), later)]).toEqual([true, false]);
});

test("a history without transactions has no age", () => {
  expect(historyAge(DEFAULT_SHELF_LIVES, { network: "base", lastSeen: null, wallet44: null })).toBeNull();
  expect(lastSeenIn({ transactions: [], tokenTransfers: [] })).toBeNull();
});
