import { visibleTo } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { findWalletSummaries, type ShownWallet } from "@tetron/lake/wallets";
import {
  type WalletEvidence,
  type WalletReputation,
  walletReputation,
} from "@tetron/models/reputation/wallet-reputation";
import type { Caller } from "@tetron/service/caller";
import { unitOfWork } from "@tetron/service/unit-of-work";
import DataLoader from "dataloader";
import type { ReputationDeps } from "./deps.ts";
import { inBatches } from "./in-batches.ts";
import {
  type HistoryQuery,
  momentsOf,
  type ReputationPoint,
  reputationHistory,
} from "./reputation-history.ts";
import { takeInNew } from "./take-in-new.ts";
import { findEvidence } from "./wallet-evidence.ts";

/** The resolvers' context, one per request: loaders batch and cache within it. */
export interface Context {
  readonly deps: ReputationDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Time of the request, to which every reputation in it refers. */
  readonly now: Date;
  readonly evidence: DataLoader<WalletRef, WalletEvidence, string>;
  /** What is held of wallets' histories. */
  readonly held: DataLoader<WalletRef, ShownWallet | undefined, string>;
  /** A wallet's current reputation, computed once. */
  readonly reputations: DataLoader<WalletRef, WalletReputation, string>;
  /** A wallet's reputation history by the requested times, computed once for equal ones. */
  readonly histories: (wallet: WalletRef, query: HistoryQuery) => Promise<ReputationPoint[]>;
}

/** Wallets whose evidence one request has in memory at a time. */
const AT_ONCE = 50;

export function createContext(deps: ReputationDeps, caller: Caller, signal: AbortSignal): Context {
  const now = new Date();
  const byWallet = { cacheKeyFn: walletId };
  const evidence = new DataLoader(async (wallets: readonly WalletRef[]) => {
    if (deps.onDemand.isConfigured) await takeInNew(deps, wallets);
    return await findEvidence(deps, caller.tenant, wallets);
  }, byWallet);
  const histories = new Map<string, Promise<ReputationPoint[]>>();
  const historyOf = async (wallet: WalletRef, moments: readonly Date[]) =>
    reputationHistory(
      deps,
      { tenant: caller.tenant, wallet },
      { evidence: await evidence.load(wallet), moments, signal },
    );
  return {
    deps,
    caller,
    signal,
    now,
    evidence,
    held: new DataLoader(
      (wallets) => findWalletSummaries(deps.lake.db, visibleTo(caller.tenant), wallets),
      byWallet,
    ),
    reputations: new DataLoader(
      (wallets) =>
        inBatches(wallets, AT_ONCE, async (some) => {
          const found = await evidence.loadMany(some);
          const each = found.map(async (of, i) => {
            if (of instanceof Error) return of;
            return unitOfWork(signal, () => walletReputation(deps.artifacts, some[i]!, of, now));
          });
          const computed = await Promise.all(each);
          // Evidence is many times larger than a reputation, and a request may ask for a thousand.
          if (wallets.length > AT_ONCE) for (const wallet of some) evidence.clear(wallet);
          return computed;
        }),
      byWallet,
    ),
    histories: (wallet, query) => {
      const key = JSON.stringify([walletId(wallet), query]);
      const history = histories.get(key) ?? historyOf(wallet, momentsOf(query, now));
      histories.set(key, history);
      return history;
    },
  };
}
