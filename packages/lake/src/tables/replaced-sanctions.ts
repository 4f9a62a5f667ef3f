import type { Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { primaryKey, text } from "drizzle-orm/pg-core";
import { ingestion } from "./schemas.ts";

/** The addresses of each sanctions list's version before the current one, so that it can be taken back. */
export const replacedSanctions = ingestion.table(
  "replaced_sanctions",
  {
    owner: text().$type<Owner>().notNull(),
    address: text().notNull(),
    network: text().$type<Network>().notNull(),
    asset: text().notNull(),
    source: text().notNull(),
    version: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.source, table.network, table.address, table.asset] }),
  ],
);
