import { bigint, date, index, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** What a whole unit of an asset was worth on a day (UTC). */
export const assetPrices = ingestion.table(
  "asset_prices",
  {
    /** A symbol whose price all forms of an asset have, such as `ETH`; of an asset that Tetron does not list its CAIP-19 id. */
    asset: text().notNull(),
    day: date().notNull(),
    /** The first day of which this price says nothing. A later price counts from its own day on. */
    until: date().notNull(),
    /** US dollars, times 1e8, `> 0`. */
    usd: bigint({ mode: "bigint" }).notNull(),
    /** Digits after the point of a whole unit; `null` for a symbol, whose assets Tetron lists. */
    decimals: smallint(),
    /** Where it was read, such as `table`, `chainlink:ethereum` or a file's name. */
    source: text().notNull(),
    /** A price of a lower rank does not replace one of a higher rank: see `PRICE_RANKS`. */
    rank: smallint().notNull(),
    /** When it was written: what was valued before is valued again. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.asset, table.day] }), index("asset_prices_at").on(table.at)],
);

export type StoredPrice = typeof assetPrices.$inferSelect;
