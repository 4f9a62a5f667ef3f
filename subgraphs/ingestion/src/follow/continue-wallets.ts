import type { Block } from "@tetron/domain/block";
import { blockEntries, partiesOf } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import type { Database } from "@tetron/lake/database";
import {
  basisOf,
  COPIED_EVERY_BLOCKS,
  expireWallets,
  putFollowedWallets,
  type WalletChange,
} from "@tetron/lake/followed-wallets";
import type { RecentWallets } from "@tetron/lake/recent-wallets";
import type { Followed, StoredWallet } from "@tetron/lake/tables/wallets";
import type { WatchedFrom } from "@tetron/lake/watched-wallets";
import { continuation, continued, described, isDoubtful, newEntries } from "./continue-wallet.ts";
import { newWallet } from "./new-wallet.ts";

/** What is kept of a chain, by which it is known whose histories go on. */
export interface Kept {
  readonly network: Network;
  /** From when on a wallet's part of every block is kept; `undefined` when it is not. */
  readonly from: (address: string) => WatchedFrom | undefined;
  /** Whether everything from the first block on is kept: then whoever was never seen is new. */
  readonly isWhole: boolean;
  /** Height up to which blocks are final. */
  readonly finalized: number;
  readonly recent: RecentWallets;
}

/** The wallets that blocks continued. */
export interface Continued {
  /** Addresses by block. */
  readonly byBlock: readonly (readonly string[])[];
  /** As they are stored. */
  readonly rows: readonly StoredWallet[];
}

/**
 * Continues the histories of the wallets that blocks touch, and of no others, with what undoes it.
 *
 * @param before - What the store does meanwhile: the wallets are written after it.
 * Their states are changed in place: what `recent` gave is lost with a transaction that fails.
 */
export async function continueWallets(
  db: Database,
  blocks: readonly Block[],
  { network, from, isWhole, finalized, recent }: Kept,
  before: Promise<unknown>,
): Promise<Continued> {
  const now = new Date();
  const touched = blocks.map((block) => partiesOf(block).filter((address) => from(address) !== undefined));
  const held = await recent.take(db, [...new Set(touched.flat())]);
  const [changed, due, changes] = [new Map<string, StoredWallet>(), new Set<string>(), [] as WalletChange[]];
  const byBlock = blocks.map((block, i) => {
    const { height, timestamp } = block;
    const at = new Date(timestamp * 1_000);
    const allOf = blockEntries(block);
    return touched[i]!.filter((address) => {
      const known = changed.get(address) ?? held.get(address);
      if (known === undefined && !isWhole) return false;
      const row = known ?? newWallet(network, address, now);
      const followed = known === undefined ? firstFollowed(block) : continuation(known, from(address)!);
      const all = allOf(address);
      if (followed === null || isDoubtful(network, all, followed)) {
        if (row.asOf !== null) due.add(address);
        return false;
      }
      const entries = newEntries(all, followed);
      if (entries.transactions.length + entries.tokenTransfers.length === 0) return false;
      const isCopied = height > finalized && isCopyDue(followed, height);
      const next = { ...followed, height, ...(isCopied && { copied: height }) };
      if (height > finalized) {
        const added = { entries, followed: next, at: at.toISOString(), now: now.toISOString() };
        const copyNow = () => (known === undefined ? null : copyOf(known, changed.has(address)));
        changes.push({ height, address, added, ...(isCopied && { copy: { row: copyNow() } }) });
      }
      changed.set(address, continued(row, entries, { followed: next, at, now }));
      return true;
    });
  });
  const rows = Array.from(changed.values(), described);
  await before;
  await putFollowedWallets(db, network, { rows, changes });
  await expireWallets(db, network, [...due]);
  return { byBlock, rows: rows.filter(({ address }) => !due.has(address)) };
}

/** Whether what the wallet is before a block is to be kept whole. */
function isCopyDue({ copied }: Followed, height: number): boolean {
  return copied === undefined || copied <= height - COPIED_EVERY_BLOCKS;
}

/** A row as it is now: the state of the original is continued in place. */
function copyOf(row: StoredWallet, isChanged: boolean): StoredWallet {
  const copy = { ...row, state: structuredClone(row.state) };
  return isChanged ? described(copy) : copy;
}

function firstFollowed({ height }: Block): Followed {
  return { since: height, height, basis: basisOf(null), transactionsTo: null, tokensTo: null };
}
