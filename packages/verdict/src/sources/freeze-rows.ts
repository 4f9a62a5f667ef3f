import { newestFreezes } from "@tetron/lake/issuer-freezes";
import { jsonObject } from "@tetron/lake/json-rows";
import { type SQL, sql } from "drizzle-orm";
import type { HeldFreeze } from "../remarks/issuer-freeze.ts";

/** What an issuer's contract says of a wallet, as JSON. */
export interface FreezeRow extends Omit<HeldFreeze, "at"> {
  readonly address: string;
  readonly at: string;
}

/** The columns, by the member of a row. */
const COLUMNS = {
  network: "network",
  address: "address",
  contract: "contract",
  kind: "kind",
  at: "at",
  height: "height",
  blockHash: "block_hash",
  transactionHash: "transaction_hash",
  log: "log",
} as const satisfies Record<keyof FreezeRow, string>;

/** The newest that each issuer's contract says of wallets, as a JSON array of {@link FreezeRow}. */
export function freezeRows(where: SQL): SQL {
  const members = Object.entries(COLUMNS).map(([name, column]) => [
    name,
    sql`newest.${sql.identifier(column)}`,
  ]);
  return sql`(select coalesce(json_agg(${jsonObject(Object.fromEntries(members))}
    order by newest.network, newest.contract), '[]') from ${newestFreezes(where)} newest)`;
}
