import { shippedDayPrices } from "@tetron/connectors/market/prices/shipped-days";
import type { Lake } from "@tetron/lake/lake";
import { PRICE_RANKS, putPrices } from "@tetron/lake/prices";

/** Stores the shipped prices. What another source says of their days stays. */
export async function seedPrices({ db }: Pick<Lake, "db">, now: Date): Promise<void> {
  const prices = shippedDayPrices().map(({ symbol: asset, day, until, usdE8: usd }) => ({
    ...{ asset, day, until, usd, decimals: null, source: "table", rank: PRICE_RANKS.table },
  }));
  await putPrices(db, prices, now);
}
