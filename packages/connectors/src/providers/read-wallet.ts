import type { AccountHistory, Coverage, HistorySees } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { ProviderFault } from "./fault.ts";
import { inTime } from "./in-time.ts";
import type { HistoryPage, WalletHistoryProvider } from "./provider.ts";
import { shortSymbol } from "./short-symbol.ts";

/** A wallet as a provider told it; a `null` history is that of a contract or a wallet too busy to be a person's. */
export interface WalletReading {
  readonly provider: string;
  readonly history: AccountHistory | null;
  readonly coverage: Coverage;
  readonly asOf: Date;
}

/** A wallet with more transactions is taken for a service and is not read. */
const MAX_WALLET_TRANSACTIONS = 10_000;
/** Entries of each list that are read; of a longer one the newest 100 are among them. */
export const MAX_WHOLE_ENTRIES = 1_000;
const NEWEST = 100;
const MAX_PAGES = 200;

const LISTS = ["transactions", "tokenTransfers"] as const;

/** What was read of a wallet, and what the provider knows of it. */
type Part = Pick<AccountHistory, (typeof LISTS)[number]> & { readonly sees: HistorySees };

/** How a wallet is read. */
export interface ReadOptions {
  /** Entries of each list that are read, of those with more the newest 100 among them; 1,000 when absent. */
  readonly mostEntries?: number;
}

/**
 * Reads a wallet: all of it, or the oldest 900 and the newest 100 entries of each list, which describe a wallet
 * nearly as well as all, while the newest alone make an honest one look like a fraud. A provider that begins at
 * the newest entry has only those of a long history; its coverage says so.
 *
 * @throws ProviderFault, or the reason of `signal`.
 */
export async function readWallet(
  provider: WalletHistoryProvider,
  wallet: WalletRef,
  signal: AbortSignal,
  { mostEntries = MAX_WHOLE_ENTRIES }: ReadOptions = {},
): Promise<WalletReading> {
  const isBoth = provider.sees.order === "both";
  const { part, last, total } = await readOn(provider, wallet, { mostEntries, signal });
  const reading = (read: Part | null, coverage: Coverage): WalletReading => ({
    provider: provider.name,
    history: read && historyOf(wallet, read),
    ...{ coverage, asOf: last.asOf },
  });
  if (total >= MAX_WALLET_TRANSACTIONS) return reading(null, UNREAD);
  const isEmpty = LISTS.every((list) => part[list].length === 0);
  const isWhole = last.cursor === null && LISTS.every((list) => part[list].length <= mostEntries);
  if (isWhole && !isEmpty) return reading(part, WHOLE);
  const size = total > 0 ? total : (await provider.size(wallet, signal)).atLeast;
  // A plan that does not cover the request, or a node that keeps no history, may answer with an empty list.
  if (isEmpty && size > 0)
    throw new ProviderFault("invalid", "answered with no entries of a wallet that has some");
  if (isWhole) return reading(part, WHOLE);
  if (size >= MAX_WALLET_TRANSACTIONS) return reading(null, UNREAD);
  if (!isBoth) {
    const share = size > 0 ? Math.min(1, part.transactions.length / size) : null;
    return reading(part, { ...CUT, from: "newest", share });
  }
  for await (const { history: newest } of provider.pages(wallet, { from: "newest", signal })) {
    return reading(
      {
        transactions: bothEnds(part.transactions, newest.transactions, mostEntries),
        tokenTransfers: bothEnds(part.tokenTransfers, newest.tokenTransfers, mostEntries),
        sees: bothSee(part.sees, newest.sees),
      },
      CUT,
    );
  }
  throw new ProviderFault("invalid", "has no newest page of a wallet with entries");
}

const WHOLE: Coverage = { complete: true, reason: "end", share: 1, from: "start" };
const CUT: Coverage = { complete: false, reason: "cap", share: null, from: "both_ends" };
/** Of a wallet that is too busy to be a person's. */
const UNREAD: Coverage = { ...CUT, from: "start", share: 0 };
/** Of a contract: what happened to it says nothing about a person. */
export const OF_CONTRACT: Coverage = { ...UNREAD, reason: "contract" };

/**
 * Reads pages until each list ends or has enough entries, or the wallet turns out to be a service.
 *
 * @throws ProviderFault `invalid` when a cursor comes again or the pages come to no end.
 */
async function readOn(
  { pages, sees }: WalletHistoryProvider,
  wallet: WalletRef,
  { mostEntries, signal }: { readonly mostEntries: number; readonly signal: AbortSignal },
): Promise<{ readonly part: Part; readonly last: HistoryPage; readonly total: number }> {
  const isBoth = sees.order === "both";
  let part: Part = { transactions: [], tokenTransfers: [], sees };
  const cursors = new Set<string>();
  for await (const page of pages(wallet, { from: isBoth ? "start" : "newest", signal })) {
    const { history, cursor, ended, total = 0 } = page;
    part = isBoth ? joined(part, history) : joined({ ...history, sees: part.sees }, part);
    if (history.sees !== undefined) part = { ...part, sees: bothSee(part.sees, history.sees) };
    const isFull = (list: (typeof LISTS)[number]) => part[list].length >= mostEntries;
    // From the newest entry on there is one list of transactions, which tells both.
    const isEnough = isBoth ? LISTS.every((list) => ended[list] || isFull(list)) : LISTS.some(isFull);
    if (cursor === null || isEnough || total >= MAX_WALLET_TRANSACTIONS) return { part, last: page, total };
    if (cursors.has(cursor)) throw new ProviderFault("invalid", "repeats a page");
    if (cursors.size >= MAX_PAGES) throw new ProviderFault("invalid", "comes to no end of its pages");
    cursors.add(cursor);
  }
  throw new ProviderFault("invalid", "answered without a page");
}

function historyOf(
  { network, address }: WalletRef,
  { sees, transactions, tokenTransfers }: Part,
): AccountHistory {
  const { status, method, zeroValue, tokens } = sees;
  const seesAll = status && method && zeroValue && tokens;
  return {
    network,
    address,
    ...(seesAll ? {} : { sees: { status, method, zeroValue, tokens } }),
    transactions: inTime(network, transactions),
    tokenTransfers: inTime(network, tokenTransfers).map(shortSymbol),
  };
}

function joined(a: Part, b: Pick<AccountHistory, (typeof LISTS)[number]>): Part {
  return {
    transactions: [...a.transactions, ...b.transactions],
    tokenTransfers: [...a.tokenTransfers, ...b.tokenTransfers],
    sees: a.sees,
  };
}

/** What both parts can tell; a part that says nothing tells as much as its provider. */
function bothSee(a: HistorySees, b: HistorySees = a): HistorySees {
  return {
    status: a.status && b.status,
    method: a.method && b.method,
    zeroValue: a.zeroValue && b.zeroValue,
    tokens: a.tokens && b.tokens,
  };
}

/** A list with fewer than the most entries was read to its end, and stays whole. */
function bothEnds<Entry>(
  oldest: readonly Entry[],
  newest: readonly Entry[],
  mostEntries: number,
): readonly Entry[] {
  if (oldest.length < mostEntries) return oldest;
  return [...oldest.slice(0, mostEntries - NEWEST), ...newest.slice(-NEWEST)];
}
