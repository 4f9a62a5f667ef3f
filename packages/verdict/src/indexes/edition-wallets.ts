import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Lake } from "@tetron/lake/lake";
import { findIndexOfEdition, readVectors } from "@tetron/lake/reference-indexes";
import type { PlacedWallet } from "@tetron/models/nearest/wallet-rows";
import type { ReferenceTable } from "@tetron/models/reference-table";
import type { WalletIndex } from "../wallet-index.ts";

/** The space in which known wallets are compared, whichever index has them; see `ReferenceTable`. */
export type WalletSpace = Pick<ReferenceTable, "placeWithout">;

/** The wallets of an edition of an index, wherever they are searched. */
export interface EditionWallets extends Pick<WalletIndex, "edition" | "asOf" | "fraudShare" | "size"> {
  /** Maps `wallet-44/v1` to the space in which distances are measured. */
  place(vector44: ArrayLike<number>): Float32Array;
  /** All of them in their places, a page at a time, ascending by address. */
  pages(): AsyncIterable<readonly PlacedWallet[]>;
}

/**
 * The wallets of an index that was read from elsewhere.
 *
 * @throws Error when the store has no such edition.
 */
export async function storedWallets(
  db: Lake["db"],
  edition: string,
  { placeWithout }: WalletSpace,
): Promise<EditionWallets> {
  const found = await findIndexOfEdition(db, edition);
  if (found === undefined) throw new Error(`The index ${edition}, which was promoted, is not in the store.`);
  const mapped = new Set(found.mapping?.map(({ feature }) => feature));
  const without = new Set([...WALLET_44.keys()].filter((column) => !mapped.has(WALLET_44[column]!)));
  const place = placeWithout(without);
  return {
    ...{ edition, asOf: found.readyAt ?? found.createdAt },
    ...{ fraudShare: found.fraud / found.wallets, size: found.wallets, place },
    async *pages() {
      for await (const page of readVectors(db, found.id))
        yield page.map(({ address, fraud, vector44 }) => ({ address, fraud, point: place(vector44) }));
    },
  };
}
