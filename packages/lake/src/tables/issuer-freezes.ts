import type { FreezeKind } from "@tetron/domain/issuer-freeze";
import type { Network } from "@tetron/domain/network";
import { bigint, index, integer, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * What issuers of tokens froze and released, by the blocks that are held: see `IssuerFreeze`. The newest row of a wallet
 * and a contract says whether it is frozen, so that undoing a block is removing its rows.
 */
export const issuerFreezes = ingestion.table(
  "issuer_freezes",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    log: integer().notNull(),
    contract: text().notNull(),
    address: text().notNull(),
    kind: text().$type<FreezeKind>().notNull(),
    blockHash: text().notNull(),
    transactionHash: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.height, table.log] }),
    index("issuer_freezes_address").on(table.address, table.network),
  ],
);
