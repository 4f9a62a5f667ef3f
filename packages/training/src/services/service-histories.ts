import { readHistories } from "@tetron/connectors/datasets/histories";
import type { AccountTransaction } from "@tetron/domain/history";
import { behaviour } from "@tetron/features/behaviour";
import { wallet44 } from "@tetron/features/wallet-44";

/** Features of a service's real transactions. */
export interface ServiceHistory {
  /** `whole` for an account of the data set; `part` for the transactions that its accounts had with it. */
  readonly extent: "whole" | "part";
  /** Whether the data set calls the account fraud. */
  readonly fraud: boolean;
  readonly transactions: number;
  /** `wallet-44/v1` and `behaviour/v1`. */
  readonly wallet44: Float64Array;
  readonly behaviour: Float64Array;
}

/** Fewest transactions of a partial history: enough for half of the confidence of a long one. */
export const MIN_TRANSACTIONS = 10;

/**
 * Reads the Ethereum histories of these addresses from the labelled accounts. An exchange's hot wallet is
 * seldom such an account but often its counterparty: the transactions of all accounts with it, turned
 * round, are a part of its own history.
 *
 * @param folder - See `readHistories`.
 * @param onAccount - Called after each account with the number done.
 */
export async function readServiceHistories(
  folder: string,
  addresses: ReadonlySet<string>,
  signal: AbortSignal,
  onAccount: (accounts: number) => void = () => {},
): Promise<Map<string, ServiceHistory>> {
  const parts = new Map<string, AccountTransaction[]>();
  const found = new Map<string, ServiceHistory>();
  let accounts = 0;
  for await (const { address, fraud, history } of readHistories(folder, signal)) {
    onAccount(++accounts);
    const { transactions } = history;
    if (addresses.has(address) && transactions.length > 0)
      found.set(address, { extent: "whole", fraud, ...featuresOf(address, transactions) });
    for (const transaction of transactions) {
      const { counterparty } = transaction;
      if (counterparty === null || counterparty === address || !addresses.has(counterparty)) continue;
      const part = parts.get(counterparty) ?? [];
      if (part.length === 0) parts.set(counterparty, part);
      part.push(turnedRound(transaction, address));
    }
  }
  for (const [address, part] of parts) {
    if (found.has(address) || part.length < MIN_TRANSACTIONS) continue;
    // The order among transactions of one second is that of the accounts.
    const transactions = part.sort((a, b) => a.timestamp - b.timestamp);
    found.set(address, { extent: "part", fraud: false, ...featuresOf(address, transactions) });
  }
  return found;
}

/** A transaction as its other account sees it. */
export function turnedRound(transaction: AccountTransaction, account: string): AccountTransaction {
  const direction = transaction.direction === "sent" ? "received" : "sent";
  return { ...transaction, direction, counterparty: account };
}

function featuresOf(address: string, transactions: readonly AccountTransaction[]) {
  const history = { network: "ethereum", address, transactions, tokenTransfers: [] } as const;
  return {
    transactions: transactions.length,
    wallet44: wallet44(history),
    behaviour: behaviour(history),
  };
}
