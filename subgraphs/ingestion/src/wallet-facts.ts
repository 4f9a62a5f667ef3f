import type { AccountHistory } from "@tetron/domain/history";
import {
  behaviourFrom,
  emptyBehaviour,
  observeTokenTransfer,
  observeTransaction,
} from "@tetron/features/behaviour-state";
import { vectorOf } from "@tetron/features/wallet-44-state";
import type { NewWallet } from "@tetron/lake/tables/wallets";

/** The stored facts of a wallet, computed from its history in one pass. */
export type WalletFacts = Omit<NewWallet, "owner" | "source" | "updatedAt">;

/** The row of a wallet: its summary, its features, and the state to continue both from. */
export function walletFacts(history: AccountHistory): WalletFacts {
  const { network, address, transactions, tokenTransfers } = history;
  const state = emptyBehaviour(history);
  for (const transaction of transactions) observeTransaction(state, transaction);
  for (const transfer of tokenTransfers) observeTokenTransfer(state, transfer);
  const times = [...ends(transactions), ...ends(tokenTransfers)];
  return {
    network,
    address,
    firstSeen: moment(times.length > 0 ? Math.min(...times) : null),
    lastSeen: moment(times.length > 0 ? Math.max(...times) : null),
    transactions: transactions.length,
    tokenTransfers: tokenTransfers.length,
    wallet44: [...vectorOf(state.wallet)],
    behaviour: [...behaviourFrom(state)],
    state,
  };
}

/** Times of the first and the last item of an ascending list. */
function ends(list: readonly { readonly timestamp: number }[]): number[] {
  return [list[0], list.at(-1)].flatMap((each) => each?.timestamp ?? []);
}

function moment(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1_000);
}
