import type { AccountHistory } from "@tetron/domain/history";
import {
  behaviourFrom,
  emptyBehaviour,
  observeTokenTransfer,
  observeTransaction,
} from "@tetron/features/behaviour-state";
import { lastSeenIn } from "@tetron/features/history-age";
import { vectorOf } from "@tetron/features/wallet-44-state";
import type { NewWallet } from "@tetron/lake/tables/wallets";

/** The stored facts of a wallet, computed from its history in one pass. */
export type WalletFacts = Omit<NewWallet, "owner" | "source" | "updatedAt">;

/** The row of a wallet: its summary, its features, and the state to continue both from. */
export function walletFacts(history: AccountHistory): WalletFacts {
  const { network, address, transactions, tokenTransfers, coverage = null } = history;
  const state = emptyBehaviour(history);
  for (const transaction of transactions) observeTransaction(state, transaction);
  for (const transfer of tokenTransfers) observeTokenTransfer(state, transfer);
  const starts = [transactions, tokenTransfers].flatMap((list) => list[0]?.timestamp ?? []);
  return {
    network,
    address,
    firstSeen: starts.length === 0 ? null : new Date(Math.min(...starts) * 1_000),
    lastSeen: lastSeenIn(history),
    transactions: transactions.length,
    tokenTransfers: tokenTransfers.length,
    coverage,
    ...(isUnread(history)
      ? {}
      : { wallet44: [...vectorOf(state.wallet)], behaviour: [...behaviourFrom(state)], state }),
  };
}

/** Whether the wallet has a history of which nothing was read: nothing then follows from its empty lists. */
function isUnread({ coverage }: AccountHistory): boolean {
  return coverage?.complete === false && coverage.share === 0;
}
