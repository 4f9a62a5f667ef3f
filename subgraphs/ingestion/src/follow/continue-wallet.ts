import type { HistoryEntries } from "@tetron/domain/block-entries";
import { MINUTE_MS } from "@tetron/domain/durations";
import {
  type BehaviourState,
  behaviourFrom,
  observeTokenTransfer,
  observeTransaction,
} from "@tetron/features/behaviour-state";
import { vectorOf } from "@tetron/features/wallet-44-state";
import { basisOf } from "@tetron/lake/followed-wallets";
import type { Followed, StoredWallet } from "@tetron/lake/tables/wallets";
import type { WatchedFrom } from "@tetron/lake/watched-wallets";

/** How far a provider's answer may be behind the chain. */
const PROVIDER_LAG_MS = MINUTE_MS;

/**
 * How the history of a wallet goes on with blocks; `null` when it cannot: blocks between it and the first that was kept
 * for the wallet may be missing.
 *
 * A provider's answer has the chain up to some block. It can be continued when that is not before the first block kept;
 * what kept blocks have up to its last entry it has too.
 */
export function continuation(row: StoredWallet, from: WatchedFrom): Followed | null {
  // Otherwise the wallet was not kept for a while in between.
  if (row.followed !== null && row.followed.since >= from.height) return row.followed;
  const state = row.state as BehaviourState | null;
  if (state === null || row.asOf === null || row.asOf.getTime() < from.at.getTime() + PROVIDER_LAG_MS)
    return null;
  return {
    ...{ since: from.height, height: from.height - 1, basis: basisOf(row) },
    ...{ transactionsTo: state.wallet.lastSeen, tokensTo: state.wallet.lastToken },
  };
}

/** The entries of a block that a history does not have yet. */
export function newEntries(
  { transactions, tokenTransfers }: HistoryEntries,
  { transactionsTo, tokensTo }: Followed,
): HistoryEntries {
  const isAfter = (to: number | null) => (entry: { readonly timestamp: number }) =>
    to === null || entry.timestamp > to;
  return {
    transactions: transactions.filter(isAfter(transactionsTo)),
    tokenTransfers: tokenTransfers.filter(isAfter(tokensTo)),
  };
}

/**
 * A wallet after the entries of one more block, in time that does not depend on the length of its history. Its state is
 * continued in place.
 */
export function continued(
  row: StoredWallet,
  { transactions, tokenTransfers }: HistoryEntries,
  { followed, at, now }: { readonly followed: Followed; readonly at: Date; readonly now: Date },
): StoredWallet {
  const state = row.state as BehaviourState;
  for (const transaction of transactions) observeTransaction(state, transaction);
  // Of a source that tells no tokens, those of later blocks alone would be a wrong number.
  const tokens = state.wallet.sees?.tokens === false ? [] : tokenTransfers;
  for (const transfer of tokens) observeTokenTransfer(state, transfer);
  return {
    ...row,
    ...{ state, followed, asOf: at, lastSeen: at, firstSeen: row.firstSeen ?? at, updatedAt: now },
    transactions: row.transactions + transactions.length,
    tokenTransfers: row.tokenTransfers + tokens.length,
    wallet44: [...vectorOf(state.wallet)],
    behaviour: [...behaviourFrom(state)],
  };
}
