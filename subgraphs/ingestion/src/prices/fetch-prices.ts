import { goodUntil } from "@tetron/connectors/market/prices/shipped-days";
import { PRICED_SYMBOLS } from "@tetron/connectors/market/prices/table";
import { DAY_MS } from "@tetron/domain/durations";
import type { Lake } from "@tetron/lake/lake";
import { PRICE_RANKS, pricedDays, putPrices } from "@tetron/lake/prices";
import { dayOf } from "../values/value-transfers.ts";
import { readDayPrice } from "./read-day-price.ts";
import type { PriceHistory } from "./settings.ts";

/** Days back for which prices are asked for where no first day is set. */
const RECENT_DAYS = 7;
/** Failures after which nobody is asked any more. */
const MAX_FAILURES = 20;

/**
 * Asks a service for the prices of past days that have none of their own, of every symbol that Tetron prices, the newest
 * first, up to yesterday. After a number of failures it stops.
 *
 * @returns The failures.
 * @throws The reason of `signal`.
 */
export async function fetchPrices(
  { db }: Pick<Lake, "db">,
  history: PriceHistory,
  { now, signal }: { readonly now: Date; readonly signal: AbortSignal },
): Promise<readonly unknown[]> {
  const source = `http:${new URL(history.url.replaceAll(/[{}]/g, "")).host}`;
  const first = history.from === undefined ? now.getTime() - RECENT_DAYS * DAY_MS : Date.parse(history.from);
  const held = await pricedDays(db, dayOf(first / 1_000));
  const failures: unknown[] = [];
  for (let at = now.getTime() - DAY_MS; at >= first; at -= DAY_MS) {
    const day = dayOf(at / 1_000);
    for (const asset of PRICED_SYMBOLS) {
      if (held.has(`${asset} ${day}`)) continue;
      try {
        const usd = await readDayPrice(history, { symbol: asset, day }, signal);
        const price = { asset, day, until: goodUntil(day), usd, decimals: null, source };
        await putPrices(db, [{ ...price, rank: PRICE_RANKS.recorded }], new Date());
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
        if (failures.length >= MAX_FAILURES) return failures;
      }
    }
  }
  return failures;
}
