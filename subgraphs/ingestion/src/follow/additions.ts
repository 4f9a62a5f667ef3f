import type { Block } from "@tetron/domain/block";
import { blockEntries, type HistoryEntries } from "@tetron/domain/block-entries";
import { basisOf, COPIED_EVERY_BLOCKS } from "@tetron/lake/followed-wallets";
import type { Followed, StoredWallet } from "@tetron/lake/tables/wallets";
import type { WatchedFrom } from "@tetron/lake/watched-wallets";
import { continuation, isDoubtful, newEntries } from "./continue-wallet.ts";

/** What a block adds to the history of a wallet. */
export interface Addition {
  readonly address: string;
  readonly block: Block;
  readonly entries: HistoryEntries;
  /** How far the history goes then. */
  readonly followed: Followed;
  /** Whether what the wallet was before is kept whole. */
  readonly isCopied: boolean;
}

/** What a block has of an account that is kept, whether its history goes on with all of it or not. */
export interface Touched {
  readonly address: string;
  readonly entries: HistoryEntries;
}

/** What a block has of some accounts. */
export function touchedBy(block: Block, addresses: readonly string[]): Touched[] {
  const entriesOf = blockEntries(block);
  return addresses.map((address) => ({ address, entries: entriesOf(address) }));
}

/** What is held before the blocks: see `Kept`. */
interface HeldOf {
  readonly held: ReadonlyMap<string, StoredWallet>;
  readonly from: (address: string) => WatchedFrom | undefined;
  readonly isWhole: boolean;
  readonly finalized: number;
}

/**
 * What blocks add to wallets, in the order of the chain, and the wallets that are to be asked for again.
 *
 * @param touched - By block.
 */
export function additionsOf(
  blocks: readonly Block[],
  touched: readonly (readonly Touched[])[],
  { held, from, isWhole, finalized }: HeldOf,
): { readonly additions: readonly Addition[]; readonly due: ReadonlySet<string> } {
  const [going, due] = [new Map<string, Followed>(), new Set<string>()];
  const additions = blocks.flatMap((block, i) => {
    const { height, network } = block;
    return touched[i]!.flatMap(({ address, entries: all }): Addition[] => {
      const known = held.get(address);
      if (known === undefined && !isWhole) return [];
      const followed =
        going.get(address) ??
        (known === undefined ? firstFollowed(block) : continuation(known, from(address)!));
      if (followed === null || isDoubtful(network, all, followed)) {
        if (going.has(address) || (known !== undefined && known.asOf !== null)) due.add(address);
        return [];
      }
      const entries = newEntries(all, followed);
      if (entries.transactions.length + entries.tokenTransfers.length === 0) return [];
      const isCopied = height > finalized && isCopyDue(followed, height);
      const next = { ...followed, height, ...(isCopied && { copied: height }) };
      going.set(address, next);
      return [{ address, block, entries, followed: next, isCopied }];
    });
  });
  return { additions, due };
}

/** Whether what the wallet is before a block is to be kept whole. */
function isCopyDue({ copied }: Followed, height: number): boolean {
  return copied === undefined || copied <= height - COPIED_EVERY_BLOCKS;
}

function firstFollowed({ height }: Block): Followed {
  return { since: height, height, basis: basisOf(null), transactionsTo: null, tokensTo: null };
}
