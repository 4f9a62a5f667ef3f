import type { WalletRef } from "@tetron/domain/wallet";
import { and, isNotNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { bulkInsert, replaceAll } from "./internal/bulk-insert.ts";
import { chunks } from "./internal/chunks.ts";
import { inOrder, isOneOf } from "./internal/wallet-refs.ts";
import { type NewWallet, type StoredWallet, wallets } from "./tables/wallets.ts";

/** Finds wallets, in the order asked; `undefined` for one that nobody has told the lake about. */
export async function findWallets(
  db: Database,
  refs: readonly WalletRef[],
): Promise<(StoredWallet | undefined)[]> {
  if (refs.length === 0) return [];
  const found = await db.select().from(wallets).where(isOneOf(wallets, refs));
  return inOrder(refs, found).map(([wallet]) => wallet);
}

/** What a wallet's risk rests on. */
export type WalletFeatures = Pick<
  StoredWallet,
  "network" | "address" | "behaviour" | "wallet44" | "referenceLabel"
>;

/** Finds the features of wallets, in the order asked; `undefined` for one that the lake has never heard of. */
export async function findWalletFeatures(
  db: Database,
  refs: readonly WalletRef[],
): Promise<(WalletFeatures | undefined)[]> {
  if (refs.length === 0) return [];
  const { network, address, behaviour, wallet44, referenceLabel } = wallets;
  const found = await db
    .select({ network, address, behaviour, wallet44, referenceLabel })
    .from(wallets)
    .where(isOneOf(wallets, refs));
  return inOrder(refs, found).map(([wallet]) => wallet);
}

/**
 * Writes wallets. One that is held already is replaced unless what is held is newer by `lastSeen`; the
 * label of a reference data set survives an import that has none.
 *
 * @param rows - Each wallet once.
 * @returns How many were written: the rest were older than what is held.
 */
export async function putWallets(
  db: Database,
  rows: Iterable<NewWallet> | AsyncIterable<NewWallet>,
): Promise<number> {
  const { network, address, referenceLabel } = wallets;
  const tail = sql`on conflict (network, address) do update set ${replaceAll(wallets, [network, address, referenceLabel])},
    reference_label = coalesce(excluded.reference_label, ${referenceLabel})
    where coalesce(${wallets.lastSeen}, '-infinity') <= coalesce(excluded.last_seen, '-infinity')
      or ${wallets.lastSeen} > now() + interval '1 hour'`;
  let written = 0;
  for await (const chunk of chunks(rows)) {
    const complete = chunk.map((row) => ({ ...EMPTY, ...row }));
    written += (await db.execute(bulkInsert(wallets, complete, tail))).rowCount ?? 0;
  }
  return written;
}

/** So that a replaced wallet keeps nothing of what it was. */
const EMPTY = {
  firstSeen: null,
  lastSeen: null,
  transactions: 0,
  tokenTransfers: 0,
  referenceLabel: null,
  wallet44: null,
  behaviour: null,
  state: null,
} satisfies Partial<NewWallet>;

/** A wallet of known class, with the vector that its neighbours are found by. */
export type ReferenceWallet = WalletRef & {
  readonly label: "fraud" | "normal";
  /** `wallet-44/v1`, raw, in its order. */
  readonly vector: readonly number[];
};

/** Every wallet of known class, ordered by network and address. */
export async function referenceWallets(db: Database): Promise<ReferenceWallet[]> {
  const { network, address, referenceLabel, wallet44 } = wallets;
  const found = await db
    .select({ network, address, label: referenceLabel, vector: wallet44 })
    .from(wallets)
    .where(and(isNotNull(referenceLabel), isNotNull(wallet44)))
    .orderBy(network, address);
  // The condition above leaves no nulls.
  return found as ReferenceWallet[];
}
