import { bigint, date, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The price of each asset and day that the values of a rolled-up wallet go by: when it changes, its part is taken away. */
export const rollupPrices = ingestion.table(
  "rollup_prices",
  {
    rollup: bigint({ mode: "number" }).notNull(),
    asset: text().notNull(),
    day: date().notNull(),
    /** US dollars, times 1e8, of a whole unit with `decimals`; both `null` when nobody said a price. */
    usd: bigint({ mode: "bigint" }),
    decimals: smallint(),
    /** The blocks that moved it on that day. */
    firstHeight: bigint({ mode: "number" }).notNull(),
    lastHeight: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.rollup, table.asset, table.day] })],
);
