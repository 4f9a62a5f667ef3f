import type { Network } from "@tetron/domain/network";
import { customType, integer, primaryKey, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** Text in the order of its bytes, so that the key's index finds what begins with the same letters. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/**
 * How often each counterparty, token and method occurred in the history of a wallet that the operator's follower continues,
 * when they are too many to be written again with each block. Rows count for wallets only whose state says so: see `keepApart`.
 */
export const walletTallies = ingestion.table(
  "wallet_tallies",
  {
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** What is counted: see `TALLIES`. */
    tally: text().notNull(),
    /** An address, a contract or a method's id; empty for no counterparty. */
    key: bytewise().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.tally, table.key] })],
);
