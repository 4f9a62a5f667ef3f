import { DAY_MS } from "@tetron/domain/durations";
import { PRICED_SYMBOLS, priceTableFigures, tablePrice } from "./table.ts";

/** A shipped price and the days that it is good for. */
export interface ShippedDayPrice {
  readonly symbol: string;
  /** First day, and the day after the last one, such as `2026-01-31`. */
  readonly day: string;
  readonly until: string;
  /** US dollars, times 1e8. */
  readonly usdE8: bigint;
  /** The page that states it. */
  readonly source: string;
}

/** Days that a price is good for where no later one is known: markets move, but a source may miss a day. */
export const PRICE_GOOD_DAYS = 3;

/** The day from which a coin has been redeemed for one US dollar: a price of its own for any day that no source tells. */
const PEGGED_SINCE: Readonly<Record<string, string>> = {
  USDT: "2014-10-06",
  USDC: "2018-09-26",
  DAI: "2019-11-18",
};
const FOR_GOOD = "9999-12-31";

/** The shipped prices by day: those of the table on theirs, and those of pegged coins since their first day. */
export function shippedDayPrices(): ShippedDayPrice[] {
  const pages = new Map(priceTableFigures().map(({ symbol, page }) => [symbol, page]));
  return PRICED_SYMBOLS.map((symbol) => {
    const { usdE8, compared } = tablePrice(symbol);
    const since = PEGGED_SINCE[symbol];
    const day = since ?? dayText(compared);
    const until = since === undefined ? goodUntil(day) : FOR_GOOD;
    return { symbol, day, until, usdE8, source: pages.get(symbol)! };
  });
}

/** The first day of which a price of `day` says nothing. */
export function goodUntil(day: string): string {
  return dayText(new Date(Date.parse(day) + PRICE_GOOD_DAYS * DAY_MS));
}

function dayText(at: Date): string {
  return at.toISOString().slice(0, FOR_GOOD.length);
}
