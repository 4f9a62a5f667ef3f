import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Database } from "@tetron/lake/database";
import { type StoredWallet, wallets } from "@tetron/lake/tables/wallets";
import { and, eq, or, sql } from "drizzle-orm";

/** What a wallet's risk rests on. */
export type WalletFeatures = Pick<StoredWallet, "network" | "address" | "behaviour" | "wallet44">;

/** Finds the features of wallets, in the order asked; `undefined` for one that the lake has never heard of. */
export async function findFeatures(
  db: Database,
  refs: readonly WalletRef[],
): Promise<(WalletFeatures | undefined)[]> {
  const { network, address, behaviour, wallet44 } = wallets;
  const addressesOn = Map.groupBy(refs, (ref) => ref.network);
  const found = await db
    .select({ network, address, behaviour, wallet44 })
    .from(wallets)
    .where(
      or(
        ...Array.from(addressesOn, ([on, list]) =>
          and(eq(network, on), sql`${address} = any(${sql.param(list.map((ref) => ref.address))}::text[])`),
        ),
      ),
    );
  const byId = new Map(found.map((row) => [walletId(row), row]));
  return refs.map((ref) => byId.get(walletId(ref)));
}
