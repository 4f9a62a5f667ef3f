import type { AccountHistory } from "@tetron/domain/history";

/** 1 June 2018: in Unix seconds, the time after which an account's transactions are of a later era. */
export const LATE_SINCE = Date.UTC(2018, 5, 1) / 1_000;

/** Fewest transactions of a slice. */
const MIN_TRANSACTIONS = 3;

/**
 * What an account did from its first receipt of value since June 2018 on, as the history of a wallet that began then;
 * `null` where that is no history of its own: with fewer than three transactions, or sending more than it had received
 * by then. Slices of normal accounts are the only wallets of a later era here that are known to be normal.
 */
export function lateSlice(history: AccountHistory): AccountHistory | null {
  const start = history.transactions.findIndex(
    ({ timestamp, direction, value }) => timestamp >= LATE_SINCE && direction === "received" && value > 0n,
  );
  const transactions = start < 0 ? [] : history.transactions.slice(start);
  if (transactions.length < MIN_TRANSACTIONS) return null;
  let balance = 0n;
  for (const { direction, value } of transactions) {
    balance += direction === "received" ? value : -value;
    if (balance < 0n) return null;
  }
  const since = transactions[0]!.timestamp;
  const tokenTransfers = history.tokenTransfers.filter(({ timestamp }) => timestamp >= since);
  return { ...history, transactions, tokenTransfers };
}
