import type { Lake } from "@tetron/lake/lake";
import { PRICE_RANKS, putPrices } from "@tetron/lake/prices";

/** Stores one price in whole US dollars of each symbol, from a day on. */
export async function storePrices(
  { db }: Pick<Lake, "db">,
  usd: Readonly<Record<string, number>>,
  { day = "2020-01-01", until = "9999-12-31" } = {},
): Promise<void> {
  const prices = Object.entries(usd).map(([asset, price]) => ({
    ...{ asset, day, until, usd: BigInt(price) * 100_000_000n, decimals: null, source: "test" },
    rank: PRICE_RANKS.imported,
  }));
  await putPrices(db, prices, new Date());
}
