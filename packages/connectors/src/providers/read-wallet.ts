import type { AccountHistory, Coverage } from "@tetron/domain/history";
import type { WalletRef } from "@tetron/domain/wallet";
import { ProviderFault } from "./fault.ts";
import type { WalletHistoryProvider } from "./provider.ts";

/** A wallet as a provider told it; a `null` history is that of a wallet too busy to be a person's. */
export interface WalletReading {
  readonly provider: string;
  readonly history: AccountHistory | null;
  readonly coverage: Coverage;
  readonly asOf: Date;
}

/** A wallet with more transactions is taken for a service and is not read. */
const MAX_WALLET_TRANSACTIONS = 10_000;
/** Entries of each list that are read from its beginning, and from its end, when it has more. */
const OLDEST = 900;
const NEWEST = 100;
const MAX_WHOLE_ENTRIES = OLDEST + NEWEST;
const MAX_PAGES = 200;

const LISTS = ["transactions", "tokenTransfers"] as const;

type Lists = Pick<AccountHistory, (typeof LISTS)[number]>;

/**
 * Reads a wallet: all of it, or the oldest 900 and the newest 100 entries of each list, which describe a wallet
 * nearly as well as all, while the newest alone make an honest one look like a fraud.
 *
 * @throws ProviderFault, or the reason of `signal`.
 */
export async function readWallet(
  provider: WalletHistoryProvider,
  wallet: WalletRef,
  signal: AbortSignal,
): Promise<WalletReading> {
  const { name, sees } = provider;
  if (sees.order !== "both") throw new ProviderFault("plan", "cannot be read from the beginning");
  let oldest: Lists = { transactions: [], tokenTransfers: [] };
  let asOf = new Date();
  let isWhole = false;
  const cursors = new Set<string>();
  for await (const { history, cursor, ended, asOf: at } of provider.pages(wallet, {
    from: "start",
    signal,
  })) {
    oldest = joined(oldest, history);
    asOf = at;
    isWhole = cursor === null;
    if (LISTS.every((list) => ended[list] || oldest[list].length >= MAX_WHOLE_ENTRIES)) break;
    if (cursors.has(cursor!)) throw new ProviderFault("invalid", "repeats a page");
    if (cursors.size >= MAX_PAGES) throw new ProviderFault("invalid", "comes to no end of its pages");
    cursors.add(cursor!);
  }
  const reading = (history: AccountHistory | null, coverage: Coverage) => ({
    ...{ provider: name, history, coverage, asOf },
  });
  if (isWhole && LISTS.every((list) => oldest[list].length <= MAX_WHOLE_ENTRIES))
    return reading(historyOf(provider, wallet, oldest), WHOLE);
  const { atLeast } = await provider.size(wallet, signal);
  if (atLeast >= MAX_WALLET_TRANSACTIONS) return reading(null, { ...CUT, from: "start", share: 0 });
  for await (const { history: newest } of provider.pages(wallet, { from: "newest", signal })) {
    const both: Lists = {
      transactions: bothEnds(oldest.transactions, newest.transactions),
      tokenTransfers: bothEnds(oldest.tokenTransfers, newest.tokenTransfers),
    };
    return reading(historyOf(provider, wallet, both), CUT);
  }
  throw new ProviderFault("invalid", "has no newest page of a wallet with entries");
}

const WHOLE: Coverage = { complete: true, reason: "end", share: 1, from: "start" };
const CUT: Coverage = { complete: false, reason: "cap", share: null, from: "both_ends" };

function historyOf({ sees }: WalletHistoryProvider, wallet: WalletRef, lists: Lists): AccountHistory {
  const { status, method, zeroValue, tokens } = sees;
  const seesAll = status && method && zeroValue && tokens;
  const { network, address } = wallet;
  return { network, address, ...(seesAll ? {} : { sees: { status, method, zeroValue, tokens } }), ...lists };
}

function joined(a: Lists, b: Lists): Lists {
  return {
    transactions: [...a.transactions, ...b.transactions],
    tokenTransfers: [...a.tokenTransfers, ...b.tokenTransfers],
  };
}

/** A list with fewer entries than {@link MAX_WHOLE_ENTRIES} was read to its end, and stays whole. */
function bothEnds<Entry>(oldest: readonly Entry[], newest: readonly Entry[]): readonly Entry[] {
  return oldest.length < MAX_WHOLE_ENTRIES ? oldest : [...oldest.slice(0, OLDEST), ...newest.slice(-NEWEST)];
}
