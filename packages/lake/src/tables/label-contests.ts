import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** An owner's objection to what a list of labels says about a wallet, in whichever version. */
export const labelContests = ingestion.table(
  "label_contests",
  {
    /** Whose objection it is: see `domain/owner`. It counts for everybody who sees the owner's data. */
    owner: text().$type<Owner>().notNull(),
    network: text().$type<Network>().notNull(),
    address: text().notNull(),
    /** The list: see `labels`. */
    source: text().notNull(),
    reason: text().notNull(),
    contestedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.network, table.address, table.owner, table.source] })],
);

export type StoredLabelContest = typeof labelContests.$inferSelect;
