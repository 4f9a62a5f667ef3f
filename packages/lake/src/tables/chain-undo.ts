import type { Network } from "@tetron/domain/network";
import { bigint, primaryKey, text } from "drizzle-orm/pg-core";
import { exactJson } from "./exact-json.ts";
import { ingestion } from "./schemas.ts";

/** What a wallet was before a block that is not final continued its history: undoing the block puts it back. */
export const chainUndo = ingestion.table(
  "chain_undo",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    address: text().notNull(),
    /** The columns that the block changed; `null` when the wallet was not held. */
    before: exactJson(),
  },
  (table) => [primaryKey({ columns: [table.network, table.height, table.address] })],
);
