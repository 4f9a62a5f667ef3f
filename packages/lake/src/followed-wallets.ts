import type { Network } from "@tetron/domain/network";
import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { fromExactJson } from "./exact-json.ts";
import { bulkInsert } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { isAnyOf } from "./internal/wallet-refs.ts";
import { chainUndo } from "./tables/chain-undo.ts";
import { type Followed, type NewWallet, type StoredWallet, wallets } from "./tables/wallets.ts";
import { putWallets } from "./wallets.ts";

/** What every tenant knows of wallets of a network, of which a follower may continue the history. */
export async function findSharedWallets(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<Map<string, StoredWallet>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .select()
    .from(wallets)
    .where(
      and(eq(wallets.network, network), isAnyOf(wallets.address, addresses), eq(wallets.owner, "operator")),
    );
  return new Map(rows.map((row) => [row.address, row]));
}

/** A wallet before a block continued its history; `row` is `null` when it was not held. */
export interface WalletBefore {
  readonly height: number;
  readonly address: string;
  readonly row: NewWallet | null;
}

/** Stores continued histories, and what undoing takes back. */
export async function putFollowedWallets(
  db: Database,
  network: Network,
  { rows, before }: { readonly rows: readonly NewWallet[]; readonly before: readonly WalletBefore[] },
): Promise<void> {
  await putWallets(db, rows);
  const undo = before.map(({ height, address, row }) => ({ network, height, address, before: row }));
  for await (const chunk of chunks(undo)) await db.execute(bulkInsert(chainUndo, chunk));
}

/**
 * Puts the wallets back that blocks above a height changed. One that was imported anew meanwhile stays, and is asked for
 * again at the next opportunity: what it was told may have the blocks that are gone.
 */
export async function undoFollowedWallets(db: Database, network: Network, height: number): Promise<string[]> {
  const { rows } = await db.execute<{ address: string; before: unknown }>(sql`
    select distinct on (address) address, before from ${chainUndo}
    where network = ${network} and height > ${height} order by address, height`);
  const held = await findSharedWallets(
    db,
    network,
    rows.map(({ address }) => address),
  );
  const [back, gone, due]: [NewWallet[], string[], string[]] = [[], [], []];
  for (const { address, before } of rows) {
    const now = held.get(address)?.followed;
    const row = fromExactJson(before) as StoredBefore | null;
    if (now?.basis !== basisOf(row)) due.push(address);
    else if (row === null) gone.push(address);
    else back.push(restored(row));
  }
  await deleteWallets(db, network, [...gone, ...back.map(({ address }) => address)]);
  await putWallets(db, back);
  await expireWallets(db, network, due);
  await db.delete(chainUndo).where(and(eq(chainUndo.network, network), gt(chainUndo.height, height)));
  return rows.map(({ address }) => address);
}

/** Forgets how blocks up to a height are undone: they are final. */
export async function forgetUndo(db: Database, network: Network, height: number): Promise<void> {
  await db.delete(chainUndo).where(and(eq(chainUndo.network, network), lte(chainUndo.height, height)));
}

/** Lets wallets that providers told be asked for again at the next score. */
export async function expireWallets(
  db: Database,
  network: Network,
  addresses: readonly string[],
): Promise<void> {
  if (addresses.length === 0) return;
  await db.execute(sql`
    update ${wallets} set as_of = to_timestamp(0), followed = null
    where network = ${network} and ${isAnyOf(wallets.address, addresses)} and owner = 'operator' and as_of is not null`);
}

/** Forgets the wallets that a follower alone knew, and lets those that it continued be asked for again. */
export async function forgetFollowedWallets(db: Database, network: Network): Promise<void> {
  const ofChain = sql`network = ${network} and owner = 'operator' and followed is not null`;
  await db.execute(sql`delete from ${wallets} where ${ofChain} and followed ->> 'basis' = ${basisOf(null)}`);
  await db.execute(sql`update ${wallets} set as_of = to_timestamp(0), followed = null where ${ofChain}`);
}

async function deleteWallets(db: Database, network: Network, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .delete(wallets)
    .where(
      and(eq(wallets.network, network), isAnyOf(wallets.address, addresses), eq(wallets.owner, "operator")),
    );
}

/** A row as JSON has it. */
type StoredBefore = Omit<StoredWallet, "asOf" | "firstSeen" | "lastSeen" | "updatedAt"> & {
  readonly [Time in "asOf" | "firstSeen" | "lastSeen"]: string | null;
} & { readonly updatedAt: string };

/** What a row is continued from: its `Followed.basis`. */
export function basisOf(
  row: { readonly followed: Followed | null; readonly updatedAt: Date | string } | null,
): string {
  if (row === null) return "chain";
  return row.followed?.basis ?? new Date(row.updatedAt).toISOString();
}

function restored(row: StoredBefore): NewWallet {
  const time = (text: string | null) => (text === null ? null : new Date(text));
  const { asOf, firstSeen, lastSeen, updatedAt } = row;
  const times = { asOf: time(asOf), firstSeen: time(firstSeen), lastSeen: time(lastSeen) };
  return { ...row, ...times, updatedAt: new Date(updatedAt) };
}
