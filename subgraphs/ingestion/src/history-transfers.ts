import type { AccountHistory } from "@tetron/domain/history";
import type { Owner } from "@tetron/domain/owner";
import { transfersOf, type WalletTransfer } from "@tetron/domain/wallet-transfer";
import type { TransferTotal } from "@tetron/lake/tables/transfer-totals";
import type { HistoryTransfers } from "@tetron/lake/transfers";

/** What the graph of wallets knows by a raw history. */
export function historyTransfers(
  history: AccountHistory,
  { owner, hash }: { readonly owner: Owner; readonly hash: string },
): HistoryTransfers {
  const { network, address, coverage = null, sees } = history;
  const transfers = transfersOf(history);
  const tokens = sees?.tokens ?? true;
  return { network, address, owner, hash, coverage, tokens, transfers, totals: totalsOf(transfers) };
}

/** A total while it is added up. */
type Sum = { -readonly [Key in keyof TransferTotal]: TransferTotal[Key] };

function totalsOf(transfers: readonly WalletTransfer[]): TransferTotal[] {
  const sums = new Map<string, Sum>();
  for (const transfer of transfers) {
    if (transfer.failed) continue;
    const counterparty = transfer.counterparty ?? "";
    const key = `${counterparty} ${transfer.asset}`;
    const sum = sums.get(key) ?? emptySum(counterparty, transfer);
    sums.set(key, sum);
    add(sum, transfer);
  }
  return [...sums.values()];
}

function emptySum(counterparty: string, { asset, decimals }: WalletTransfer): Sum {
  return {
    ...{ counterparty, asset, decimals, sentCount: 0, receivedCount: 0, sent: 0n, received: 0n },
    ...{ firstSent: null, lastSent: null, firstReceived: null, lastReceived: null },
  };
}

/** Transfers come in the order of time. */
function add(sum: Sum, { incoming, amount, at }: WalletTransfer): void {
  const time = new Date(at * 1_000);
  if (incoming) {
    sum.receivedCount += 1;
    sum.received += amount;
    sum.firstReceived ??= time;
    sum.lastReceived = time;
  } else {
    sum.sentCount += 1;
    sum.sent += amount;
    sum.firstSent ??= time;
    sum.lastSent = time;
  }
}
