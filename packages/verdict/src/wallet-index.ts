import type { Neighbour } from "@tetron/models/nearest";

/** An index of known wallets by `wallet-44/v1`, in this process or elsewhere. */
export interface WalletIndex {
  /** Names its content: equal editions find equal neighbours. */
  readonly edition: string;
  /** When its content was true. */
  readonly asOf: Date;
  /** Share of fraud among its wallets, in `(0, 1)`. */
  readonly fraudShare: number;
  /**
   * The known wallets that are nearest to one, nearest first; it is not its own neighbour.
   *
   * @param count - How many, at least 1; fewer come when there are no more.
   */
  nearest(wallet: IndexedWallet, count: number, signal: AbortSignal): Promise<readonly Neighbour[]>;
}

/** What a wallet's neighbours are found by. */
export interface IndexedWallet {
  readonly address: string;
  /** `wallet-44/v1`. */
  readonly wallet44: ArrayLike<number>;
}
