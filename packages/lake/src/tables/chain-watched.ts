import type { Network } from "@tetron/domain/network";
import { bigint, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The wallets that a network is watched for, each from a height on. */
export const chainWatched = ingestion.table(
  "chain_watched",
  {
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    since: bigint({ mode: "number" }).notNull(),
    /** When watching began. */
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address] })],
);
