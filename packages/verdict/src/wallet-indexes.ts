import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Lake } from "@tetron/lake/lake";
import { promotedEdition } from "@tetron/lake/promoted-index";
import { findIndexOfEdition, readVectors } from "@tetron/lake/reference-indexes";
import { nearestAmong } from "@tetron/models/nearest";
import { walletIndex } from "./estimate/index-in-process.ts";
import type { OpenedEngine, WalletSpace } from "./estimate/open-engine.ts";
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
  let kept: { readonly edition: string; readonly index: Promise<WalletIndex> } | undefined;

  async function of(edition: string | undefined): Promise<WalletIndex> {
    if (edition === undefined) return shipped;
    if (kept?.edition !== edition) kept = { edition, index: read(edition) };
    const { index } = kept;
    try {
      return await index;
    } catch (error) {
      // The next one that asks reads it again.
      if (kept.index === index) kept = undefined;
      throw error;
    }
  }

  async function read(edition: string): Promise<WalletIndex> {
    const found = await findIndexOfEdition(db, edition);
    if (found === undefined)
      throw new Error(`The index ${edition}, which was promoted, is not in the store.`);
    const mapped = new Set(found.mapping?.map(({ feature }) => feature));
    const without = new Set([...WALLET_44.keys()].filter((column) => !mapped.has(WALLET_44[column]!)));
    const place = placeWithout(without);
    const wallets: { readonly address: string; readonly fraud: boolean }[] = [];
    const points = new Float32Array(found.wallets * WALLET_44.length);
    for await (const page of readVectors(db, found.id))
      for (const { address, fraud, vector44 } of page) {
        points.set(place(vector44), wallets.length * WALLET_44.length);
        wallets.push({ address, fraud });
      }
    return walletIndex(nearestAmong({ wallets, points }, place), {
      edition,
      asOf: found.readyAt ?? found.createdAt,
      fraudShare: found.fraud / found.wallets,
    });
  }

  return { of, inForce: async () => of(await promotedEdition(db)) };
}
