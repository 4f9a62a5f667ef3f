import { visibleTo } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { findScores } from "@tetron/lake/scores";
import { findWalletFeatures, type WalletFeatures } from "@tetron/lake/wallets";
import type { Caller } from "@tetron/service/caller";
import DataLoader from "dataloader";
import { type PageQuery, scoreIdsOf } from "./score-page.ts";
import type { ScoreRecord } from "./score-record.ts";
import type { ScoringDeps } from "./score-transaction.ts";

/** What a resolver may use. One for each request: loaders batch and cache within it. */
export interface Context {
  readonly deps: ScoringDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** The caller's scores by id. */
  readonly scores: DataLoader<string, ScoreRecord | undefined>;
  readonly wallets: DataLoader<WalletRef, WalletFeatures | undefined, string>;
  /** Ids of the caller's scores with a wallet; wallets that ask for the same page are one query. */
  readonly scoreIds: (query: PageQuery) => DataLoader<WalletRef, string[], string>;
}

export function createContext(deps: ScoringDeps, caller: Caller, signal: AbortSignal): Context {
  const { db } = deps.lake;
  const { tenant } = caller;
  const byWallet = { cacheKeyFn: walletId };
  const pages = new Map<string, DataLoader<WalletRef, string[], string>>();
  return {
    deps,
    caller,
    signal,
    scores: new DataLoader(async (ids) => (await findScores(db, tenant, ids)) as (ScoreRecord | undefined)[]),
    wallets: new DataLoader((refs) => findWalletFeatures(db, visibleTo(tenant), refs), byWallet),
    scoreIds: (query) => {
      const key = JSON.stringify(query);
      const page = pages.get(key) ?? new DataLoader((refs) => scoreIdsOf(db, tenant, refs, query), byWallet);
      pages.set(key, page);
      return page;
    },
  };
}
