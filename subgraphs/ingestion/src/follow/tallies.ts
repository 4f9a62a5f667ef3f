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
    const sums = new Map(added[i]!.map((each) => [nameOf(each), { ...each, address }]));
    if (areCounted) for (const [name, each] of sums) sums.set(name, { ...each, count: 0 });
    for (const { count, ...key } of countsOf(row, undone))
      sums.set(nameOf(key), { ...key, address, count: (sums.get(nameOf(key))?.count ?? 0) - count });
    return [...sums.values()];
  });
  const after = Map.groupBy(await addToTallies(db, network, moves), ({ address }) => address);
  for (const [i, { row }] of apart.entries()) {
    const own = new Map(added[i]!.map((each) => [nameOf(each), each.count]));
    const found = (after.get(row.address) ?? []) as (WalletTally & TallyCount)[];
    putBack(
      stateOf(row),
      found.map(({ tally, key, count }) => ({
        ...{ tally, key },
        count: count - (own.get(nameOf({ tally, key })) ?? 0),
      })),
    );
  }
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
 * A state as it is now, which is continued in place.
 *
 * @param isFollowed - Whether blocks have continued it: then rows have, or will have with it, the keys of one that has too many.
 */
export function copiedState(
  row: StoredWallet,
  { isFollowed }: { readonly isFollowed: boolean },
): BehaviourState {
  const copy = structuredClone(stateOf(row));
  if (isApart(copy) || (isFollowed && countTallied(copy) > MAX_KEYS)) keepApart(copy);
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
