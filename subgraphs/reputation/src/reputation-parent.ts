import type { WalletReputation } from "@tetron/models/reputation/wallet-reputation";
import type { AskedWallet } from "@tetron/verdict/asking/ask-for-wallets";

/** A reputation and whose it is. */
export interface ReputationParent extends WalletReputation {
  readonly wallet: AskedWallet;
}
