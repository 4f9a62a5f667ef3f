import type { LiveInputs } from "@tetron/connectors/market/live-inputs";
import { goodUntil } from "@tetron/connectors/market/prices/shipped-days";
import { PRICED_SYMBOLS } from "@tetron/connectors/market/prices/table";
import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import type { Lake } from "@tetron/lake/lake";
import { PRICE_RANKS, putPrices } from "@tetron/lake/prices";
import type { Job } from "@tetron/service/job";
import { fetchPrices } from "../prices/fetch-prices.ts";
import type { PriceHistory } from "../prices/settings.ts";
import { dayOf } from "../values/value-transfers.ts";

/** Where prices are read. */
export interface PriceSources {
  /** Current prices. */
  readonly live: Pick<LiveInputs, "price">;
  /** Past prices; absent: from nobody. */
  readonly history?: PriceHistory | undefined;
}

/** Stores the price of today where a live source tells it, and those of past days that a service tells. */
export function recordPrices(lake: Pick<Lake, "db">, { live, history }: PriceSources): Job {
  return {
    name: "ingestion.record-prices",
    periodMs: 4 * HOUR_MS,
    jitterMs: 10 * MINUTE_MS,
    deadlineMs: 2 * HOUR_MS,
    async run(signal) {
      for (const symbol of PRICED_SYMBOLS) await recordToday(lake, live, symbol, signal);
      if (history === undefined) return;
      const failures = await fetchPrices(lake, history, { now: new Date(), signal });
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} prices were not read.`);
    },
  };
}

async function recordToday(
  { db }: Pick<Lake, "db">,
  live: Pick<LiveInputs, "price">,
  asset: string,
  signal: AbortSignal,
): Promise<void> {
  const { usdE8: usd, provenance } = await live.price(asset, signal);
  if (!provenance.live) return;
  const day = dayOf(provenance.asOf.getTime() / 1_000);
  const price = { asset, day, until: goodUntil(day), usd, decimals: null, source: provenance.source };
  await putPrices(db, [{ ...price, rank: PRICE_RANKS.recorded }], new Date());
}
