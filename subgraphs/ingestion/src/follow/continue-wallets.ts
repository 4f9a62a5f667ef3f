import type { Block } from "@tetron/domain/block";
import { entriesOf, partiesOf } from "@tetron/domain/block-entries";
import type { AccountHistory } from "@tetron/domain/history";
import { NETWORKS, type Network } from "@tetron/domain/network";
import { emptyBehaviour } from "@tetron/features/behaviour-state";
import type { Database } from "@tetron/lake/database";
import {
  basisOf,
  expireWallets,
  findSharedWallets,
  putFollowedWallets,
  type WalletBefore,
} from "@tetron/lake/followed-wallets";
import type { Followed, StoredWallet } from "@tetron/lake/tables/wallets";
import type { WatchedFrom } from "@tetron/lake/watched-wallets";
import { continuation, continued, isDoubtful, newEntries } from "./continue-wallet.ts";

/** What is kept of a chain, by which it is known whose histories go on. */
export interface Kept {
  readonly network: Network;
  /** From when on a wallet's part of every block is kept; `undefined` when it is not. */
  readonly from: (address: string) => WatchedFrom | undefined;
  /** Whether everything from the first block on is kept: then whoever was never seen is new. */
  readonly isWhole: boolean;
  /** Height up to which blocks are final. */
  readonly finalized: number;
}

/** Source of a history that a follower has read from the first block on. */
const SOURCE = "chain";

/**
 * Continues the histories of the wallets that blocks touch, and of no others, with what undoes it.
 *
 * @returns The wallets that each block continued.
 */
export async function continueWallets(
  db: Database,
  blocks: readonly Block[],
  { network, from, isWhole, finalized }: Kept,
): Promise<string[][]> {
  const now = new Date();
  const touched = blocks.map((block) => partiesOf(block).filter((address) => from(address) !== undefined));
  const held = await findSharedWallets(db, network, [...new Set(touched.flat())]);
  const [changed, due, before] = [new Map<string, StoredWallet>(), new Set<string>(), [] as WalletBefore[]];
  const byBlock = blocks.map((block, i) =>
    touched[i]!.filter((address) => {
      const known = changed.get(address) ?? held.get(address);
      if (known === undefined && !isWhole) return false;
      const row = known ?? newWallet(network, address, now);
      const followed = known === undefined ? firstFollowed(block) : continuation(known, from(address)!);
      const all = entriesOf(address, block);
      if (followed === null || isDoubtful(network, all, followed)) {
        if (row.asOf !== null) due.add(address);
        return false;
      }
      const entries = newEntries(all, followed);
      if (entries.transactions.length + entries.tokenTransfers.length === 0) return false;
      const { height, timestamp } = block;
      if (height > finalized)
        before.push({ height, address, row: known === undefined ? null : copyOf(known) });
      const at = new Date(timestamp * 1_000);
      changed.set(address, continued(row, entries, { followed: { ...followed, height }, at, now }));
      return true;
    }),
  );
  await putFollowedWallets(db, network, { rows: [...changed.values()], before });
  await expireWallets(db, network, [...due]);
  return byBlock;
}

/** A row as it is now: the state of the original is continued in place. */
function copyOf(row: StoredWallet): StoredWallet {
  return { ...row, state: structuredClone(row.state) };
}

function newWallet(network: Network, address: string, now: Date): StoredWallet {
  return {
    ...{
      network,
      address,
      owner: "operator",
      source: SOURCE,
      updatedAt: now,
      state: emptyBehaviour({ network, address, ...seenOf(network) }),
    },
    ...{ asOf: null, coverage: null, firstSeen: null, lastSeen: null, transactions: 0, tokenTransfers: 0 },
    ...{ referenceLabel: null, wallet44: null, behaviour: null, followed: null },
  };
}

/** What blocks tell of a history: of bitcoin no tokens, as its providers. */
export function seenOf(network: Network): Pick<AccountHistory, "sees"> {
  const all = { status: true, method: true, zeroValue: true };
  return NETWORKS[network].family === "bitcoin" ? { sees: { ...all, tokens: false } } : {};
}

function firstFollowed({ height }: Block): Followed {
  return { since: height, height, basis: basisOf(null), transactionsTo: null, tokensTo: null };
}
