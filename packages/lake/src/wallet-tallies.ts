import type { Network } from "@tetron/domain/network";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { slices } from "./internal/chunks.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { walletTallies } from "./tables/wallet-tallies.ts";

/** How often a key occurred in a tally of a wallet. */
export type WalletTally = Omit<typeof walletTallies.$inferSelect, "network">;

/** Rows of one statement. */
const MAX_ROWS = 5_000;

/**
 * Adds to tallies of wallets of a network; what comes to 0 is deleted.
 *
 * @param added - Each key once; below 0 is taken away.
 * @returns Each with its count after that.
 */
export async function addToTallies(
  db: Database,
  network: Network,
  added: readonly WalletTally[],
): Promise<WalletTally[]> {
  const after: WalletTally[] = [];
  for (const some of slices(added, MAX_ROWS)) {
    const { rows } = await db.execute<WalletTally & Record<string, unknown>>(
      bulkInsert(
        walletTallies,
        some.map((each) => ({ network, ...each })),
        sql`on conflict (network, address, tally, key) do update set count = ${walletTallies.count} + excluded.count
          returning address, tally, key, count`,
      ),
    );
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
  for (const some of slices(tallies, MAX_ROWS))
    await db.execute(
      bulkInsert(
        walletTallies,
        some.map((each) => ({ network, ...each })),
      ),
    );
}

async function deleteKeys(db: Database, network: Network, keys: readonly WalletTally[]): Promise<void> {
  const column = (of: (each: WalletTally) => string) => sql`${sql.param(keys.map(of))}::text[]`;
  await db.execute(sql`
    delete from ${walletTallies} t using unnest(
      ${column(({ address }) => address)}, ${column(({ tally }) => tally)}, ${column(({ key }) => key)}
    ) as gone (address, tally, key)
    where t.network = ${network} and t.address = gone.address and t.tally = gone.tally and t.key = gone.key`);
}
