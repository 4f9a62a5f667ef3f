import type { AccountHistory } from "@tetron/domain/history";
import type { Owner } from "@tetron/domain/owner";
import { transfersOf, type WalletTransfer } from "@tetron/domain/wallet-transfer";
import type { Database } from "@tetron/lake/database";
import type { HistoryLink } from "@tetron/lake/history-links";
import type { TransferTotal } from "@tetron/lake/tables/transfer-totals";
import type { HistoryTransfers } from "@tetron/lake/transfers";
import { exclusionOf, type PriceOf, pricesOf, usdAt } from "./values/value-transfers.ts";

/** Longest time between the clocks of processes, and of a write of prices until it is committed. */
const CLOCKS_MS = 60_000;

/** What the graph of wallets knows by a raw history, with its values by the stored prices. */
export async function historyTransfers(
  db: Database,
  history: AccountHistory,
  { owner, hash }: { readonly owner: Owner; readonly hash: string },
): Promise<HistoryTransfers> {
  const { network, address, coverage = null, sees } = history;
  const transfers = transfersOf(history);
  const tokens = sees?.tokens ?? true;
  // What is stored meanwhile is later, and has the history valued again.
  const valuedAt = new Date(Date.now() - CLOCKS_MS);
  const totals = totalsOf(transfers, await pricesOf(db, transfers));
  return {
    ...{ network, address, owner, hash, coverage, tokens, transfers, totals, valuedAt },
    links: linksOf(history),
  };
}

/** The first transaction that each other address paid for with the account. */
function linksOf({ transactions }: AccountHistory): HistoryLink[] {
  const first = new Map<string, HistoryLink>();
  for (const { paidWith = [], hash, timestamp } of transactions)
    for (const other of paidWith)
      if (hash !== null && !first.has(other))
        first.set(other, { other, transactionHash: hash, at: new Date(timestamp * 1_000) });
  return [...first.values()];
}

/** A total while it is added up. */
type Sum = { -readonly [Key in keyof TransferTotal]: TransferTotal[Key] };

function totalsOf(transfers: readonly WalletTransfer[], priceOf: PriceOf): TransferTotal[] {
  const sums = new Map<string, Sum>();
  for (const transfer of transfers) {
    if (transfer.failed) continue;
    const counterparty = transfer.counterparty ?? "";
    const key = `${counterparty} ${transfer.asset}`;
    const sum = sums.get(key) ?? emptySum(counterparty, transfer);
    sums.set(key, sum);
    add(sum, transfer);
    addValue(sum, transfer, priceOf);
  }
  return [...sums.values()];
}

function emptySum(counterparty: string, { asset, decimals }: WalletTransfer): Sum {
  return {
    ...{ counterparty, asset, decimals, sentCount: 0, receivedCount: 0, sent: 0n, received: 0n },
    ...{ firstSent: null, lastSent: null, firstReceived: null, lastReceived: null },
    ...{ sentUsd: null, sentUnpriced: 0, sentExcluded: 0 },
    ...{ receivedUsd: null, receivedUnpriced: 0, receivedExcluded: 0 },
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

function addValue(sum: Sum, transfer: WalletTransfer, priceOf: PriceOf): void {
  const price = priceOf(transfer);
  const side = transfer.incoming ? "received" : "sent";
  if (exclusionOf(transfer, price) !== null) sum[`${side}Excluded`] += 1;
  else if (price === undefined) sum[`${side}Unpriced`] += 1;
  else sum[`${side}Usd`] = (sum[`${side}Usd`] ?? 0n) + usdAt(transfer.amount, price);
}
