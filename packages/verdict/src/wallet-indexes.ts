import type { Lake } from "@tetron/lake/lake";
import { promotedEdition } from "@tetron/lake/promoted-index";
import type { OpenedEngine } from "./estimate/open-engine.ts";
import { storedWallets, type WalletSpace } from "./indexes/edition-wallets.ts";
import { type HeldIndex, holdIndex } from "./indexes/hold-index.ts";
import type { WalletIndex } from "./wallet-index.ts";

/** The index that ships, and the one that was promoted in its place. */
export interface WalletIndexes {
  /**
   * An index by its edition.
   *
   * @param edition - As the lists in force name it; `undefined` for the one that ships.
   */
  of(edition: string | undefined): Promise<WalletIndex>;
  /** The one in force. */
  inForce(): Promise<WalletIndex>;
}

/** Opens indexes. A promoted one is read at its first use, and kept until another one is asked for. */
export function openWalletIndexes(
  { db }: Pick<Lake, "db">,
  { index: shipped, placeWithout }: Pick<OpenedEngine, "index"> & WalletSpace,
): WalletIndexes {
  let kept: { readonly edition: string; readonly held: Promise<HeldIndex> } | undefined;

  async function of(edition: string | undefined): Promise<WalletIndex> {
    if (edition === undefined) return shipped;
    if (kept?.edition !== edition) {
      if (kept !== undefined) release(kept.held);
      kept = { edition, held: read(edition) };
    }
    const { held } = kept;
    try {
      return (await held).index;
    } catch (error) {
      // The next one that asks reads it again.
      if (kept?.held === held) kept = undefined;
      throw error;
    }
  }

  async function read(edition: string): Promise<HeldIndex> {
    return holdIndex(await storedWallets(db, edition, { placeWithout }));
  }

  return { of, inForce: async () => of(await promotedEdition(db)) };
}

/** Frees an index that was replaced. Whoever still searches it is told that its thread has ended, and is late. */
function release(held: Promise<HeldIndex>): void {
  void held.then(
    (opened) => opened[Symbol.asyncDispose](),
    // Whoever asked for it was told.
    () => {},
  );
}
