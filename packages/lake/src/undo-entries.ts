import type { AccountTransaction, TokenTransfer } from "@tetron/domain/history";
import type { AddedEntries } from "./tables/chain-undo.ts";
import type { Followed } from "./tables/wallets.ts";

/**
 * The stored form of what a block added to a wallet: without what most entries have in common, without hashes, by which nothing
 * is counted, and without how far the history goes where that follows from the row before.
 */
export interface StoredEntries extends AddedAt, EntryLists {
  /** Absent: as in the row before, but for the height, which is that of the row. */
  readonly followed?: Followed;
}

/** What a block added to several wallets, by their addresses. */
export interface StoredAdditions extends AddedAt {
  readonly wallets: Readonly<Record<string, EntryLists>>;
}

/** When a block was mined, and when that was found: ISO 8601. */
interface AddedAt {
  readonly at: string;
  readonly now: string;
}

interface EntryLists {
  readonly transactions?: readonly StoredEntry<AccountTransaction>[];
  readonly tokenTransfers?: readonly StoredEntry<TokenTransfer>[];
}

/** Amounts are decimal texts, which need not be told from other numbers. Older versions stored bigints. */
type StoredEntry<Entry> = Partial<Omit<Entry, "value">> & { readonly value: string | bigint };

export function storedEntries({ entries, at }: Pick<AddedEntries, "entries" | "at">): EntryLists {
  const { transactions, tokenTransfers } = entries;
  const seconds = secondsOf(at);
  const [transaction, transfer] = [usualTransaction(seconds), usualTransfer(seconds)];
  return {
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
  const seconds = secondsOf(at);
  const [transaction, transfer] = [usualTransaction(seconds), usualTransfer(seconds)];
  return {
    entries: {
      transactions: transactions.map((each) => entryFrom(each, transaction)),
      tokenTransfers: tokenTransfers.map((each) => entryFrom(each, transfer)),
    },
    ...{ followed, at, now },
  };
}

function usualTransaction(timestamp: number): Partial<AccountTransaction> {
  return { timestamp, createsContract: false, failed: false, methodId: null, hash: null };
}

function usualTransfer(timestamp: number): Partial<TokenTransfer> {
  return { timestamp, symbol: "", decimals: 0, hash: null };
}

function secondsOf(at: string): number {
  return Date.parse(at) / 1_000;
}

interface Valued {
  readonly value: bigint;
}

function withoutUsual<Entry extends Valued>(entry: Entry, usual: Partial<Entry>): StoredEntry<Entry> {
  const left: Record<string, unknown> = { value: `${entry.value}` };
  for (const name of Object.keys(entry) as (keyof Entry & string)[])
    if (name !== "hash" && name !== "value" && entry[name] !== usual[name]) left[name] = entry[name];
  return left as unknown as StoredEntry<Entry>;
}

function entryFrom<Entry extends Valued>(stored: StoredEntry<Entry>, usual: Partial<Entry>): Entry {
  return { ...usual, ...stored, value: BigInt(stored.value) } as unknown as Entry;
}
