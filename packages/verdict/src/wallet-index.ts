import { WALLET_44 } from "@tetron/features/wallet-44";
import type { Neighbour } from "@tetron/models/neighbour";

/**
 * What finds neighbours: the process in its memory, exactly; OpenSearch by measuring every distance; or OpenSearch by HNSW, which
 * may lose some of an outlier.
 */
export const SEARCHED_BY = ["embedded", "opensearch", "opensearch_hnsw"] as const;

export type SearchedBy = (typeof SEARCHED_BY)[number];

/** The known wallets near to one. */
export interface FoundWallets {
  /** Nearest first. */
  readonly wallets: readonly Neighbour[];
  readonly by: SearchedBy;
}

/** An index of known wallets by `wallet-44/v1`, in this process or elsewhere. */
export interface WalletIndex {
  /** Identifies its content: equal editions find equal neighbours. */
  readonly edition: string;
  /** The time to which its data refers. */
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
  nearest(wallet: IndexedWallet, count: number, signal: AbortSignal): Promise<FoundWallets>;
}

/** The wallet whose neighbours are looked up. */
export interface IndexedWallet {
  readonly address: string;
  /** `wallet-44/v1`. */
  readonly wallet44: ArrayLike<number>;
}

const COLUMNS = [...WALLET_44.keys()];
const TOKEN_COLUMNS = COLUMNS.filter((column) => WALLET_44[column]!.startsWith("erc20_"));
const OTHER_COLUMNS = COLUMNS.filter((column) => !TOKEN_COLUMNS.includes(column));

/**
 * Whether a wallet has a place among the known ones: every number is finite, or all but those of tokens, which a source may
 * not tell. One of which the number of transactions is unknown has none, nor has one with a number that is no number.
 *
 * @param wallet44 - `wallet-44/v1`.
 */
export function hasPlace(wallet44: ArrayLike<number>): boolean {
  const isTold = (column: number) => Number.isFinite(wallet44[column]);
  return (
    OTHER_COLUMNS.every(isTold) &&
    (TOKEN_COLUMNS.every(isTold) || TOKEN_COLUMNS.every((column) => Number.isNaN(wallet44[column])))
  );
}
