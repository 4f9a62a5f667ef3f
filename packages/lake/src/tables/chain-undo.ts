import type { HistoryEntries } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import { bigint, boolean, primaryKey, text } from "drizzle-orm/pg-core";
import { exactJson } from "./exact-json.ts";
import { ingestion } from "./schemas.ts";
import type { Followed } from "./wallets.ts";

/** What a block added to the history of a wallet. Times are ISO 8601. */
export interface AddedEntries {
  readonly entries: HistoryEntries;
  readonly followed: Followed;
  readonly at: string;
  readonly now: string;
}

/**
 * How a block that is not final continued a wallet's history. Undoing a block puts the wallet back as it was: a copy of it,
 * or the last copy before with what blocks have added since.
 */
export const chainUndo = ingestion.table(
  "chain_undo",
  {
    network: text().$type<Network>().notNull(),
    height: bigint({ mode: "number" }).notNull(),
    /** Empty in the row of a block, which has what it added to all wallets of which no copy is kept before it. */
    address: text().notNull(),
    /** Whether `before` is kept: see `COPIED_EVERY_BLOCKS`. */
    isCopy: boolean().notNull().default(true),
    /** The wallet before the block; `null` when it was not held. */
    before: exactJson(),
    /** See `undo-entries.ts`; `null` in rows that older versions have written, all of which are copies. */
    added: exactJson(),
  },
  (table) => [primaryKey({ columns: [table.network, table.height, table.address] })],
);
