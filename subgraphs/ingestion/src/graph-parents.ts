import type { WalletRef } from "@tetron/domain/wallet";
import type { HeldBalance } from "@tetron/lake/balances";
import type { HeldCounterparty } from "@tetron/lake/counterparties";
import type { StoredTransfer } from "@tetron/lake/transfer-pages";

/** What the types of the graph are resolved from: what is held, and whose it is. */
export interface TransferParent {
  readonly wallet: WalletRef;
  readonly transfer: StoredTransfer;
}

export interface CounterpartyParent {
  readonly wallet: WalletRef;
  readonly held: HeldCounterparty;
}

export interface BalanceParent {
  readonly wallet: WalletRef;
  readonly balance: HeldBalance;
  /** Whether all of the wallet's transfers are held. */
  readonly isComplete: boolean;
}

export interface TransferredAssetParent {
  /** CAIP-19 id. */
  readonly id: string;
  /** As a history says; `null` when none does. */
  readonly told: number | null;
}
