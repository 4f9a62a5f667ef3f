import type { AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { AddedEntries } from "./tables/chain-undo.ts";
import type { Followed } from "./tables/wallets.ts";

/**
 * The stored form of what a block added to a wallet: without what most entries have in common, without hashes, by which nothing
 * is counted, and without how far the history goes where that follows from the row before.
 */
export interface StoredEntries {
  readonly at: string;
  readonly now: string;
  /** Absent: as in the row before, but for the height, which is that of the row. */
  readonly followed?: Followed;
  readonly transactions?: readonly Partial<AccountTransaction>[];
  readonly tokenTransfers?: readonly Partial<TokenTransfer>[];
}

/** @param isFirst - Whether a copy of the wallet is stored with it: then it follows from no row before. */
export function storedEntries(
  { entries, followed, at, now }: AddedEntries,
  { isFirst }: { readonly isFirst: boolean },
): StoredEntries {
  const { transactions, tokenTransfers } = entries;
  const [transaction, transfer] = [usualTransaction(at), usualTransfer(at)];
  return {
    ...{ at, now },
    ...(isFirst && { followed }),
    ...(transactions.length > 0 && {
      transactions: transactions.map((each) => withoutUsual(each, transaction)),
    }),
    ...(tokenTransfers.length > 0 && {
      tokenTransfers: tokenTransfers.map((each) => withoutUsual(each, transfer)),
    }),
  };
}

/**
 * What was added, from its stored form; hashes are `null`. Older versions stored all of it.
 *
 * @param of.before - How far the history goes by the row before; `undefined` when a copy is stored with it.
 */
export function entriesFrom(
  stored: StoredEntries | AddedEntries,
  { height, before }: { readonly height: number; readonly before: Followed | undefined },
): AddedEntries {
  if ("entries" in stored) return stored;
  const { at, now, followed = { ...before!, height }, transactions = [], tokenTransfers = [] } = stored;
  const [transaction, transfer] = [usualTransaction(at), usualTransfer(at)];
  return {
    entries: {
      transactions: transactions.map((each) => ({ ...transaction, ...each }) as AccountTransaction),
      tokenTransfers: tokenTransfers.map((each) => ({ ...transfer, ...each }) as TokenTransfer),
    },
    ...{ followed, at, now },
  };
}

function usualTransaction(at: string): Partial<AccountTransaction> {
  const timestamp = secondsOf(at);
  return { timestamp, createsContract: false, failed: false, methodId: null, hash: null };
}

function usualTransfer(at: string): Partial<TokenTransfer> {
  return { timestamp: secondsOf(at), symbol: "", decimals: 0, hash: null };
}

function secondsOf(at: string): number {
  return Date.parse(at) / 1_000;
}

function withoutUsual<Entry extends object>(entry: Entry, usual: Partial<Entry>): Partial<Entry> {
  const left: Partial<Entry> = {};
  for (const name of Object.keys(entry) as (keyof Entry)[])
    if (name !== "hash" && entry[name] !== usual[name]) left[name] = entry[name];
  return left;
}
