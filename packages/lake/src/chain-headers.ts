import type { Block } from "@tetron/domain/block";
import { isSimulated, type Network } from "@tetron/domain/network";
import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { chainBlocks } from "./tables/chain-blocks.ts";
import { chainHeaders } from "./tables/chain-headers.ts";
import { chainTransactions } from "./tables/chain-transactions.ts";
import { movements } from "./tables/movements.ts";

/** A block that is read again may have more: what wallets that are watched since then did. */
const AGAIN = sql`on conflict (network, height) do update set
  hash = excluded.hash, parent_hash = excluded.parent_hash, at = excluded.at,
  more = ${chainHeaders.more} or ${chainHeaders.archived}, archived = false`;

/**
 * Keeps the headers of held blocks that are final, where something of the block is kept; the archive reads them. Nothing of
 * the simulated network is archived.
 */
export async function keepHeaders(
  db: Database,
  network: Network,
  { below }: { readonly below: number },
): Promise<void> {
  if (isSimulated(network)) return;
  const { height, hash, parentHash, at } = chainBlocks;
  const isIn = (table: typeof movements | typeof chainTransactions) =>
    sql`exists (select from ${table} where ${table.network} = ${network} and ${table.height} = ${height})`;
  await db.execute(sql`
    insert into ${chainHeaders} (network, height, hash, parent_hash, at)
    select ${chainBlocks.network}, ${height}, ${hash}, ${parentHash}, ${at} from ${chainBlocks}
    where ${chainBlocks.network} = ${network} and ${height} < ${below}::bigint
      and (${isIn(movements)} or ${isIn(chainTransactions)})
    ${AGAIN}`);
}

/** Keeps the headers of final blocks that were just read, where something of the block is kept. */
export async function putHeaders(db: Database, blocks: readonly Block[]): Promise<void> {
  const rows = blocks
    .filter(({ network, transactions, movements: moved }) => {
      return !isSimulated(network) && transactions.length + moved.length > 0;
    })
    .map(({ network, height, hash, parentHash, timestamp }) => ({
      ...{ network, height, hash, parentHash, at: new Date(timestamp * 1_000), archived: false, more: false },
    }));
  if (rows.length > 0) await db.execute(bulkInsert(chainHeaders, rows, AGAIN));
}
