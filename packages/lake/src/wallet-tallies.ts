import type { Network } from "@tetron/domain/network";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { slices } from "./internal/chunks.ts";
import { textArray } from "./internal/text-array.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { walletTallies } from "./tables/wallet-tallies.ts";

/** How often a key occurred in a tally of a wallet. */
export type WalletTally = Omit<typeof walletTallies.$inferSelect, "network">;

/** Rows of one statement. */
const MAX_ROWS = 20_000;

/**
 * Adds to tallies of wallets of a network; what comes to 0 is deleted.
 *
 * @param added - Each key once; below 0 is taken away.
 * @returns Those that may have had a count before, with their count after that. Most keys of a block are new: to answer and read
 *   those, too, would take longer than counting them.
 */
export async function addToTallies(
  db: Database,
  network: Network,
  added: readonly WalletTally[],
): Promise<WalletTally[]> {
  const after: WalletTally[] = [];
  for (const some of slices(added, MAX_ROWS)) {
    const least = some.reduce((smallest, { count }) => Math.min(smallest, count), some[0]!.count);
    // A key whose count is not more than the least that was added to any had none before.
    const isOld = least > 0 ? sql`where count > ${least}` : sql``;
    const { rows } = await db.execute<WalletTally & Record<string, unknown>>(sql`
      with counted as (${insertInto(network, some)}
        on conflict (network, address, tally, key) do update set count = ${walletTallies.count} + excluded.count
        returning address, tally, key, count)
      select address, tally, key, count from counted ${isOld}`);
    for (const row of rows) after.push(row);
  }
  const gone = after.filter(({ count }) => count === 0);
  if (gone.length > 0) await deleteKeys(db, network, gone);
  return after;
}

/** Replaces all tallies of wallets of a network. */
export async function putTallies(
  db: Database,
  network: Network,
  { addresses, tallies }: { readonly addresses: readonly string[]; readonly tallies: readonly WalletTally[] },
): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .delete(walletTallies)
    .where(and(eq(walletTallies.network, network), isAnyOf(walletTallies.address, addresses)));
  for (const some of slices(tallies, MAX_ROWS)) await db.execute(insertInto(network, some));
}

/** Without JSON: to write and read it takes longer than all else of rows that are so short. */
function insertInto(network: Network, rows: readonly WalletTally[]): SQL {
  const texts = (of: (each: WalletTally) => string) => sql`${textArray(rows.map(of))}::text[]`;
  const counts = sql`${`{${rows.map(({ count }) => count).join()}}`}::int[]`;
  return sql`insert into ${walletTallies} (network, address, tally, key, count)
    select ${network}, added.* from unnest(
      ${texts(({ address }) => address)}, ${texts(({ tally }) => tally)}, ${texts(({ key }) => key)}, ${counts}
    ) as added`;
}

async function deleteKeys(db: Database, network: Network, keys: readonly WalletTally[]): Promise<void> {
  const column = (of: (each: WalletTally) => string) => sql`${textArray(keys.map(of))}::text[]`;
  await db.execute(sql`
    delete from ${walletTallies} t using unnest(
      ${column(({ address }) => address)}, ${column(({ tally }) => tally)}, ${column(({ key }) => key)}
    ) as gone (address, tally, key)
    where t.network = ${network} and t.address = gone.address and t.tally = gone.tally and t.key = gone.key`);
}
