import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Neighbour } from "@tetron/models/nearest";

/** An index of known wallets by `wallet-44/v1`, in this process or elsewhere. */
export interface WalletIndex {
  /** Identifies its content: equal editions find equal neighbours. */
  readonly edition: string;
  /** The time that its data is of. */
  readonly asOf: Date;
  /** Number of its wallets. */
  readonly size: number;
  /** Share of fraud among its wallets, in `(0, 1)`. */
  readonly fraudShare: number;
  /**
   * The known wallets nearest to a wallet, nearest first. A wallet is never its own neighbour.
   *
   * @param count - Maximum number of neighbours, at least 1.
   */
  nearest(wallet: IndexedWallet, count: number, signal: AbortSignal): Promise<readonly Neighbour[]>;
}

/** The wallet whose neighbours are looked up. */
export interface IndexedWallet {
  readonly address: string;
  /** `wallet-44/v1`. */
  readonly wallet44: ArrayLike<number>;
}

const TOTAL_TX = WALLET_44.indexOf("total_tx");

/**
 * Whether a wallet has a place among the known ones. It has none when the number of its transactions is unknown, and
 * with it every other count.
 *
 * @param wallet44 - `wallet-44/v1`.
 */
export function hasPlace(wallet44: ArrayLike<number>): boolean {
  return !Number.isNaN(wallet44[TOTAL_TX]);
}
