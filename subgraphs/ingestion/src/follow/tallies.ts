import type { HistoryEntries } from "@tetron/domain/block-entries";
import type { Network } from "@tetron/domain/network";
import type { BehaviourState } from "@tetron/features/behaviour-state";
import {
  countTallied,
  isApart,
  keepApart,
  putBack,
  type TallyCount,
  tallied,
} from "@tetron/features/tallies";
import { tallyCounts } from "@tetron/features/tally-counts";
import type { Database } from "@tetron/lake/database";
import type { StoredWallet } from "@tetron/lake/tables/wallets";
import { addToTallies, type WalletTally } from "@tetron/lake/wallet-tallies";

/**
 * Keys of a state that are written again with each block that touches its wallet. Those of a wallet that has more are rows of
 * their own, of which a block writes the ones that it counts.
 */
export const MAX_KEYS = 32;

/** What blocks add to a wallet, or take away. */
export interface Change {
  readonly row: StoredWallet;
  /** In the order of the chain; they are added to the rows that count keys. */
  readonly entries: readonly HistoryEntries[];
  /** They are taken away from those rows. */
  readonly undone?: readonly HistoryEntries[];
}

/**
 * Counts entries in the rows of the wallets whose tallies are kept apart, and puts the counts from before the entries into
 * their states, to which they can be added then.
 *
 * @param areCounted - Whether the rows have the entries already.
 */
export async function countTallies(
  db: Database,
  network: Network,
  changes: readonly Change[],
  { areCounted = false }: { readonly areCounted?: boolean } = {},
): Promise<void> {
  const apart = changes.filter(({ row }) => isApart(stateOf(row)));
  if (apart.length === 0) return;
  const added = apart.map(({ row, entries }) => countsOf(row, entries));
  const moves = apart.flatMap(({ row, undone = [] }, i) => {
    const { address } = row;
    const own = areCounted ? added[i]!.map((each) => ({ ...each, count: 0 })) : added[i]!;
    const all = undone.length === 0 ? own : less(own, countsOf(row, undone));
    return all.map(({ tally, key, count }) => ({ address, tally, key, count }));
  });
  const after = Map.groupBy(await addToTallies(db, network, moves), ({ address }) => address);
  for (const [i, { row }] of apart.entries()) {
    const found = after.get(row.address);
    if (found === undefined) continue;
    const own = new Map(added[i]!.map((each) => [nameOf(each), each.count]));
    putBack(
      stateOf(row),
      (found as (WalletTally & TallyCount)[]).map(({ tally, key, count }) => ({
        ...{ tally, key },
        count: count - (own.get(nameOf({ tally, key })) ?? 0),
      })),
    );
  }
}

/** Counts without others. */
function less(counts: readonly TallyCount[], others: readonly TallyCount[]): TallyCount[] {
  const left = new Map(counts.map((each) => [nameOf(each), each]));
  for (const each of others) {
    const name = nameOf(each);
    left.set(name, { ...each, count: (left.get(name)?.count ?? 0) - each.count });
  }
  return [...left.values()];
}

/**
 * Takes the keys out of the states of wallets that have too many, in place, and those that {@link countTallies} put there.
 *
 * @returns The wallets that had all of theirs, and the rows to keep of them.
 */
export function takeTallies(rows: Iterable<StoredWallet>): {
  readonly addresses: string[];
  readonly tallies: WalletTally[];
} {
  const [addresses, tallies]: [string[], WalletTally[]] = [[], []];
  for (const row of rows) {
    const state = stateOf(row);
    if (!isApart(state)) {
      if (countTallied(state) <= MAX_KEYS) continue;
      const { address } = row;
      addresses.push(address);
      for (const each of tallied(state)) tallies.push({ address, ...each });
    }
    keepApart(state);
  }
  return { addresses, tallies };
}

/**
 * A state as a copy of it is stored now. It may be the state itself, which is continued in place later.
 *
 * @param isFollowed - Whether blocks have continued it: then rows have, or will have with it, the keys of one that has too many.
 */
export function copiedState(
  row: StoredWallet,
  { isFollowed }: { readonly isFollowed: boolean },
): BehaviourState {
  const state = stateOf(row);
  if (isApart(state) || !isFollowed || countTallied(state) <= MAX_KEYS) return state;
  const copy = structuredClone(state);
  keepApart(copy);
  return copy;
}

/** How often entries have each key, of what the wallet's source tells, as `observe` adds them. */
function countsOf(row: StoredWallet, entries: readonly HistoryEntries[]): TallyCount[] {
  const { address, sees } = stateOf(row).wallet;
  return tallyCounts({
    address,
    transactions: entries.flatMap(({ transactions }) => transactions),
    tokenTransfers: sees?.tokens === false ? [] : entries.flatMap(({ tokenTransfers }) => tokenTransfers),
  });
}

function nameOf({ tally, key }: Pick<TallyCount, "tally" | "key">): string {
  return `${tally} ${key}`;
}

function stateOf(row: StoredWallet): BehaviourState {
  return row.state as BehaviourState;
}
