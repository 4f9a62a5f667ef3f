import type { Lake } from "./lake.ts";
import {
  isOfList,
  type Loaded,
  type LoadOptions,
  loadSource,
  type Rows,
  type SourceVersion,
} from "./sources.ts";
import { type NewWallet, wallets } from "./tables/wallets.ts";
import { putWallets } from "./wallets.ts";

/** Replaces a data set of wallets by a new version. Loading the same version again does nothing. */
export function loadReferenceWallets(
  lake: Pick<Lake, "transaction">,
  source: SourceVersion,
  rows: Rows<Omit<NewWallet, "owner" | "source" | "updatedAt">>,
  options?: LoadOptions,
): Promise<Loaded> {
  const updatedAt = new Date();
  return loadSource(lake, { ...source, kind: "wallets" }, rows, {
    ...options,
    clear: async (db) => {
      await db.delete(wallets).where(isOfList(wallets, source));
    },
    write: (db, chunk) =>
      putWallets(
        db,
        chunk.map((row) => ({ ...row, owner: source.owner, source: source.name, updatedAt })),
      ),
  });
}
