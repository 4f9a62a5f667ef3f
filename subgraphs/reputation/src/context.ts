import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Caller } from "@tetron/service/caller";
import DataLoader from "dataloader";
import type { ReputationDeps } from "./deps.ts";
import { findEvidence, type WalletEvidence } from "./wallet-evidence.ts";

/** What a resolver may use. One for each request: loaders batch and cache within it. */
export interface Context {
  readonly deps: ReputationDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** The moment of the request: every reputation in it is of this moment. */
  readonly now: Date;
  readonly evidence: DataLoader<WalletRef, WalletEvidence, string>;
}

export function createContext(deps: ReputationDeps, caller: Caller, signal: AbortSignal): Context {
  return {
    deps,
    caller,
    signal,
    now: new Date(),
    evidence: new DataLoader((wallets) => findEvidence(deps, caller.tenant, wallets), {
      cacheKeyFn: walletId,
    }),
  };
}
