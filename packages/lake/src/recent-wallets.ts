import type { Network } from "@tetron/domain/network";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { findSharedWallets } from "./followed-wallets.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { type StoredWallet, wallets } from "./tables/wallets.ts";
import { together } from "./together.ts";

/**
 * Wallets of a network as its follower last wrote them, so that states, which are large, are not read again with each
 * block.
 */
export interface RecentWallets {
  /**
   * As `findSharedWallets`, within a transaction: a wallet that nobody has written since is not read. It is not kept any more
   * then, so that the caller may change it in place.
   */
  take(db: Database, addresses: readonly string[]): Promise<Map<string, StoredWallet>>;
  /** Keeps what a transaction has written, once it is committed. @param version - See {@link versionOf}. */
  keep(rows: readonly StoredWallet[], version: string): void;
}

/** Keys in the tallies of all rows that are kept, each of about a hundred bytes: tens of megabytes. */
const MAX_KEYS = 400_000;
/** As many keys are as large as the rest of a row. */
const KEYS_OF_ROW = 20;

interface Kept {
  readonly row: StoredWallet;
  /** The transaction that wrote the row, as the store has it. */
  readonly version: string;
  readonly keys: number;
}

/** How rows are kept. */
export interface KeptRows {
  /** What is kept, and taken, of a row that is read. */
  readonly walletFrom: (row: StoredWallet) => StoredWallet;
  /** Number of keys in the tallies of a row's state. */
  readonly keysIn: (row: StoredWallet) => number;
}

/** Opens it, empty. */
export function openRecentWallets(network: Network, { walletFrom, keysIn }: KeptRows): RecentWallets {
  const recent = new Map<string, Kept>();
  let keys = 0;
  const drop = (address: string): Kept | undefined => {
    const kept = recent.get(address);
    if (recent.delete(address)) keys -= kept!.keys;
    return kept;
  };
  return {
    async take(db, addresses) {
      const taken = new Map(addresses.map((address) => [address, drop(address)]));
      const known = addresses.filter((address) => taken.get(address) !== undefined);
      const unknown = addresses.filter((address) => taken.get(address) === undefined);
      const [versions, read] = await together([
        findVersions(db, network, known),
        findSharedWallets(db, network, unknown),
      ]);
      const found = new Map<string, StoredWallet>();
      for (const address of known) {
        const { row, version } = taken.get(address)!;
        if (versions.get(address) === version) found.set(address, row);
      }
      const changed = known.filter((address) => !found.has(address));
      for (const [address, row] of [...read, ...(await findSharedWallets(db, network, changed))])
        found.set(address, walletFrom(row));
      return found;
    },
    keep(rows, version) {
      for (const row of rows) {
        drop(row.address);
        const kept = { row, version, keys: KEYS_OF_ROW + keysIn(row) };
        if (kept.keys > MAX_KEYS) continue;
        recent.set(row.address, kept);
        keys += kept.keys;
      }
      for (const address of recent.keys()) {
        if (keys <= MAX_KEYS) break;
        drop(address);
      }
    },
  };
}

/** What the rows are marked with that a transaction writes. */
export async function versionOf(db: Database): Promise<string> {
  const { rows } = await db.execute<{ version: string }>(
    sql`select pg_current_xact_id()::xid::text as version`,
  );
  return rows[0]!.version;
}

async function findVersions(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .select({ address: wallets.address, version: sql<string>`${wallets}.xmin::text` })
    .from(wallets)
    .where(
      and(eq(wallets.network, network), isAnyOf(wallets.address, addresses), eq(wallets.owner, "operator")),
    );
  return new Map(rows.map(({ address, version }) => [address, version]));
}
