import { DAY_MS, HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import { expect, test } from "vitest";
import { isDueAgain } from "./ask-again.ts";
import { WALLET_44 } from "./wallet-44.ts";

const NOW = Date.parse("2026-11-29T00:00:00Z");
const ago = (ms: number) => new Date(NOW - ms);

/** Of a wallet with these transactions over this time. */
function rhythm(transactions: number, spanMs: number): Float64Array {
  const vector = new Float64Array(WALLET_44.length);
  vector[WALLET_44.indexOf("total_tx")] = transactions;
  vector[WALLET_44.indexOf("time_span")] = spanMs / MINUTE_MS;
  return vector;
}

const isDue = (told: { asOf: Date | null; lastSeen?: Date; wallet44: Float64Array | null }) =>
  isDueAgain(DEFAULT_SHELF_LIVES, { network: "ethereum", lastSeen: ago(0), ...told }, NOW);

test("a provider is asked again when a new transaction is to be expected, within bounds", () => {
  const hourly = rhythm(101, 100 * HOUR_MS);
  expect(isDue({ asOf: ago(HOUR_MS - 1), wallet44: hourly })).toBe(false);
  expect(isDue({ asOf: ago(HOUR_MS + 1), wallet44: hourly })).toBe(true);
  const busy = rhythm(10_000, HOUR_MS);
  expect(isDue({ asOf: ago(9 * MINUTE_MS), wallet44: busy })).toBe(false);
  expect(isDue({ asOf: ago(11 * MINUTE_MS), wallet44: busy })).toBe(true);
  const resting = rhythm(2, 900 * DAY_MS);
  expect(isDue({ asOf: ago(6 * DAY_MS), wallet44: resting })).toBe(false);
  expect(isDue({ asOf: ago(8 * DAY_MS), wallet44: resting })).toBe(true);
});

test("a wallet without a rhythm is asked for after the shortest time, an unread one after the longest", () => {
  expect(isDue({ asOf: ago(HOUR_MS), wallet44: rhythm(1, 0) })).toBe(true);
  expect(isDue({ asOf: ago(HOUR_MS), wallet44: rhythm(Number.NaN, Number.NaN) })).toBe(true);
  expect(isDue({ asOf: ago(6 * DAY_MS), wallet44: null })).toBe(false);
  expect(isDue({ asOf: ago(8 * DAY_MS), wallet44: null })).toBe(true);
});

test("an imported history is asked for when it is past its shelf life, and without transactions", () => {
  const daily = rhythm(101, 100 * DAY_MS);
  expect(isDue({ asOf: null, lastSeen: ago(89 * DAY_MS), wallet44: daily })).toBe(false);
  expect(isDue({ asOf: null, lastSeen: ago(91 * DAY_MS), wallet44: daily })).toBe(true);
  expect(isDueAgain(DEFAULT_SHELF_LIVES, { network: "base", lastSeen: null, wallet44: null }, NOW)).toBe(
    true,
  );
});
