import type { HistoryEntries } from "@tetron/domain/block-entries";
import type { AccountTransaction } from "@tetron/domain/history";
import {
  type BehaviourState,
  observeTokenTransfer,
  observeTransaction,
} from "@tetron/features/behaviour-state";

/** Adds the entries of a block to a state, in place. @returns How many of each list. */
export function observe(
  state: BehaviourState,
  { transactions, tokenTransfers }: HistoryEntries,
): { readonly transactions: number; readonly tokenTransfers: number } {
  for (const transaction of transactions) observeTransaction(state, inOrder(state, transaction));
  // Of a source that tells no tokens, those of later blocks alone would be a wrong number.
  const tokens = state.wallet.sees?.tokens === false ? [] : tokenTransfers;
  for (const transfer of tokens) observeTokenTransfer(state, transfer);
  return { transactions: transactions.length, tokenTransfers: tokens.length };
}

/** The order is that of the chain: a block that is dated before the one before it counts at the time of that. */
function inOrder(
  { wallet: { lastSeen } }: BehaviourState,
  transaction: AccountTransaction,
): AccountTransaction {
  const { timestamp } = transaction;
  return lastSeen === null || timestamp >= lastSeen ? transaction : { ...transaction, timestamp: lastSeen };
}
