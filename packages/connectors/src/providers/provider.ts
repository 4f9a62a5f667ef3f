import type { AccountHistory, HistorySees } from "@tetron/domain/history";
import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";

/** What a provider can tell, and in which order it can be read. */
export interface ProviderSees extends HistorySees {
  /** `both`: from either end of a history. */
  readonly order: "both" | "newest-first";
}

/** A part of a wallet's history. */
export interface HistoryPage {
  /** The entries of this page only, ascending. */
  readonly history: AccountHistory;
  /** Where the next page begins; `null` after the last one. Valid at the same provider only. */
  readonly cursor: string | null;
  /** The lists that have come to their end with it. */
  readonly ended: { readonly transactions: boolean; readonly tokenTransfers: boolean };
  /** How many transactions the wallet has, when the provider tells it with the page. */
  readonly total?: number;
  /** When the provider was asked. */
  readonly asOf: Date;
}

/** Where to begin: at either end, or at the cursor of an earlier page, which goes on in its direction. */
export type PagesFrom = "start" | "newest" | { readonly cursor: string };

/** Who is behind an address by its code: somebody who signs, or a program. */
export type AccountKind = "wallet" | "contract";

/** A service or node that has the histories of wallets. */
export interface WalletHistoryProvider {
  /** Stable and lower-case: it becomes the source of what is stored. */
  readonly name: string;
  readonly networks: readonly Network[];
  readonly sees: ProviderSees;
  /**
   * How many transactions a wallet has, or the limit up to which the provider can tell.
   *
   * @throws ProviderFault, or the reason of `signal`.
   */
  size(wallet: WalletRef, signal: AbortSignal): Promise<{ readonly atLeast: number }>;
  /**
   * A wallet's history, page by page: from `start` to the newest entry, or, from `newest`, the newest 100 of
   * each list. One that is `newest-first` has no `start`: its pages go from the newest entry to the oldest. A
   * wallet without entries has one empty page; an error is never one.
   *
   * @throws ProviderFault, or the reason of `signal`.
   */
  pages(
    wallet: WalletRef,
    options: { readonly from: PagesFrom; readonly signal: AbortSignal },
  ): AsyncIterable<HistoryPage>;
}
