import type { Network } from "@tetron/domain/network";
import { bigint, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * Tokens whose contracts were seen to say something else of a balance than their logs add up to: they change balances
 * without a transfer, or log transfers that move nothing.
 */
export const rebasingTokens = ingestion.table(
  "rebasing_tokens",
  {
    network: text().$type<Network>().notNull(),
    /** CAIP-19 id. */
    asset: text().notNull(),
    /** Height of the block at which it was seen first. */
    height: bigint({ mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.asset] })],
);
