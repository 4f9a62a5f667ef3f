import type { Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import type { HeldBalance } from "@tetron/lake/balances";
import type { HeldLink, HeldMember } from "@tetron/lake/clusters";
import type { HeldCounterparty } from "@tetron/lake/counterparties";
import type { Flow } from "@tetron/lake/flows";
import type { StoredTransfer } from "@tetron/lake/transfer-pages";
import type { ClusterOf } from "@tetron/verdict/entities/cluster-of";
import type { DepositOf } from "@tetron/verdict/entities/deposit-of";
import type { CategoryExposure, Exposure } from "@tetron/verdict/entities/exposure";

/** What the types of the graph are resolved from: what is held, and whose it is. */
export interface TransferParent {
  readonly wallet: WalletRef;
  readonly transfer: StoredTransfer;
}

export interface CounterpartyParent {
  readonly wallet: WalletRef;
  readonly held: HeldCounterparty;
}

export interface DepositParent {
  readonly network: Network;
  readonly deposit: DepositOf;
}

export interface ClusterParent {
  readonly network: Network;
  readonly cluster: ClusterOf;
}

export interface ClusterMemberParent extends HeldMember {
  readonly network: Network;
  /** The first that names it. */
  readonly link: HeldLink;
}

export interface BalanceParent {
  readonly wallet: WalletRef;
  readonly balance: HeldBalance;
  /** Whether all of the wallet's transfers are held. */
  readonly isComplete: boolean;
}

/** The ways from one wallet to another. */
export interface Paths {
  /** Each from the wallet after the first on; the shortest first, of those the ones with the largest smallest step. */
  readonly paths: readonly (readonly Flow[])[];
  /** Whether there can be no other way: everything that was looked at is held, and nothing was left out. */
  readonly isExhaustive: boolean;
}

export interface ExposureParent {
  readonly wallet: WalletRef;
  readonly exposure: Exposure;
  readonly isComplete: boolean;
}

export interface CategoryExposureParent {
  readonly network: Network;
  /** US dollars, times 1e8, of the whole flow; `null` where it is not known. */
  readonly wholeUsd: bigint | null;
  readonly category: CategoryExposure;
}

export interface PathsParent {
  readonly network: Network;
  readonly found: Paths;
}

export interface PathParent {
  readonly network: Network;
  readonly steps: readonly Flow[];
}

export interface PathStepParent {
  readonly network: Network;
  readonly step: Flow;
}

export interface TransferredAssetParent {
  /** CAIP-19 id. */
  readonly id: string;
  /** As a history says; `null` when none does. */
  readonly told: number | null;
}
