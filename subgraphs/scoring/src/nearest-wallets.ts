import type { Neighbour } from "@tetron/models/neighbour";
import type { FoundWallets, SearchedBy, WalletIndex } from "@tetron/verdict/wallet-index";

/** A known wallet near to another one, as it is shown. */
export interface NearestWalletParent extends Neighbour {
  /** When its index said whether it is fraud. */
  readonly labelledAt: Date;
}

/** The known wallets near to one, nearest first, and what found them. */
export interface NearestWallets {
  readonly wallets: readonly NearestWalletParent[];
  readonly by: SearchedBy;
}

export function nearestWallets(
  { asOf }: Pick<WalletIndex, "asOf">,
  { wallets, by }: FoundWallets,
): NearestWallets {
  return { wallets: wallets.map((each) => ({ ...each, labelledAt: asOf })), by };
}
