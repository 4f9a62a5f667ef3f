import type { AccountHistory, AccountTransaction, HistorySees } from "@tetron/domain/history";
import { behaviour } from "@tetron/features/behaviour";

/** What a list of transfers shows of an account, or a CSV file without a status: neither failures nor methods. */
export const TRANSFERS_SEE: HistorySees = { status: false, method: false, zeroValue: true, tokens: true };

/** What the CSV that an explorer lets a visitor download tells. */
const EXPORT_SEES: HistorySees = { status: true, method: false, zeroValue: true, tokens: false };

type View = (history: AccountHistory) => AccountHistory;

/** The first and last transactions of a history; all of a short one. */
function ends(first: number, last: number): View {
  return (history) => {
    const { transactions } = history;
    if (transactions.length <= first + last) return history;
    const rest = transactions.slice(transactions.length - last);
    return { ...history, transactions: [...transactions.slice(0, first), ...rest] };
  };
}

/** A history as a source gives it that sees no more than this. */
function seenBy(sees: HistorySees): View {
  return (history) => ({
    ...history,
    sees,
    tokenTransfers: sees.tokens ? history.tokenTransfers : [],
    transactions: history.transactions
      .filter(({ value }) => sees.zeroValue || value > 0n)
      .map(
        (each): AccountTransaction => ({
          ...each,
          failed: sees.status && each.failed,
          methodId: sees.method ? each.methodId : null,
        }),
      ),
  });
}

/** A history as each kind of source gives it, and as it is when cut, by the names that the card uses. */
const VIEWS = {
  "etherscan, blockscout, ots": (history) => history,
  "alchemy, CSV without a status": seenBy(TRANSFERS_SEE),
  "CSV export of etherscan or blockscout": seenBy(EXPORT_SEES),
  "alchemy without values of 0": seenBy({ ...TRANSFERS_SEE, zeroValue: false }),
  "oldest 900 and newest 100": ends(900, 100),
  "alchemy, oldest 900 and newest 100": (history) => seenBy(TRANSFERS_SEE)(ends(900, 100)(history)),
  "oldest 1000": ends(1_000, 0),
  "oldest 100": ends(100, 0),
  "oldest 25": ends(25, 0),
  "oldest 50 and newest 50": ends(50, 50),
  "newest 1000": ends(0, 1_000),
  "newest 100": ends(0, 100),
  "newest 25": ends(0, 25),
} as const satisfies Readonly<Record<string, View>>;

export type ViewName = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly ViewName[];

/** The view of a full history. */
export const FULL_VIEW = "etherscan, blockscout, ots" satisfies ViewName;

/** The view that training has beside the full one. */
export const LOSSY_VIEW = "alchemy, CSV without a status" satisfies ViewName;

/** The behaviour of an account by each view of its history. */
export function eachView(history: AccountHistory): ReadonlyMap<ViewName, Float64Array> {
  const whole = behaviour(history);
  return new Map(
    VIEW_NAMES.map((name) => {
      const seen = VIEWS[name](history);
      return [name, seen === history ? whole : behaviour(seen)] as const;
    }),
  );
}
