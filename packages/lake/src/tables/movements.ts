import type { MovementKind } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import { bigint, index, integer, numeric, primaryKey, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/**
 * The change of each wallet's holding of each asset, by every transfer: see `Movement`. The key begins with what the table
 * can be parted by, the network and the height.
 */
export const movements = ingestion.table(
  "movements",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    transaction: integer().notNull(),
    index: integer().notNull(),
    wallet: text().notNull(),
    counterparty: text(),
    asset: text().notNull(),
    /** Base units. */
    delta: numeric({ precision: 78, scale: 0, mode: "bigint" }).notNull(),
    kind: text().$type<MovementKind>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.network, table.height, table.transaction, table.index] }),
    index("movements_wallet").on(table.network, table.wallet, table.height),
  ],
);
