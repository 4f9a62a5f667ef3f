import { visibleTo } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { FindScoreSummaries } from "@tetron/lake/scores";
import { findWalletFeatures, type WalletFeatures } from "@tetron/lake/wallets";
import type { Caller } from "@tetron/service/caller";
import { unitOfWork } from "@tetron/service/unit-of-work";
import type { Editions } from "@tetron/verdict/editions/editions";
import { type Reliance, relianceOf } from "@tetron/verdict/estimate/wallet-risk";
import { findHeldWallets } from "@tetron/verdict/sources/held-wallets";
import { hasPlace } from "@tetron/verdict/wallet-index";
import DataLoader from "dataloader";
import type { ScoringDeps } from "./judge-transaction.ts";
import { type NearestWallets, nearestWallets } from "./nearest-wallets.ts";
import type { WalletRiskParent } from "./parents.ts";
import type { ScoreAnswer } from "./record/score-record.ts";
import { analyseWallet, type WalletAnalysis } from "./review/analyse-wallet.ts";
import type { Analyst } from "./review/analyst.ts";
import { type ExplainedAnalysis, explainAnalysis } from "./review/explain-analysis.ts";
import { narratives } from "./review/narrate-score.ts";
import type { Narrative } from "./review/narrative/narrative.ts";
import { type PageQuery, scoreIdsOf } from "./score-page.ts";
import { walletRisk } from "./wallet-risk.ts";

interface ContextDeps extends ScoringDeps {
  /** Those that scores were computed with. */
  readonly editions: Editions;
  readonly findScores: FindScoreSummaries;
  /** `null` without a language model. */
  readonly analyst: Analyst | null;
}

/** The resolvers' context, one per request: loaders batch and cache within it. */
export interface Context {
  readonly deps: ContextDeps;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** Time of the request, from which ages are counted. */
  readonly now: Date;
  /** The caller's scores by id. */
  readonly scores: DataLoader<string, ScoreAnswer | undefined>;
  readonly wallets: DataLoader<WalletRef, WalletFeatures | undefined, string>;
  /** Ids of the caller's scores with a wallet; wallets with the same page share one query. */
  readonly scoreIds: (query: PageQuery) => DataLoader<WalletRef, string[], string>;
  /** A wallet's own risk, computed once; `null` without a history. */
  readonly risks: DataLoader<WalletRef, WalletRiskParent | null, string>;
  readonly analyses: DataLoader<WalletRef, WalletAnalysis, string>;
  /** Waits for the language model, where one is configured. */
  readonly explanations: DataLoader<WalletAnalysis, ExplainedAnalysis>;
  /** Waits for no model. */
  readonly narratives: DataLoader<ScoreAnswer, Narrative, string>;
  /** The {@link MAX_NEIGHBOURS} known wallets nearest to a wallet, computed once; `null` when it has no place among them. */
  readonly neighbours: DataLoader<WalletRiskParent, NearestWallets | null>;
  /** How far a wallet's estimate can be relied on, by the nearest of them. */
  readonly reliances: DataLoader<WalletRiskParent, Reliance>;
}

/** Maximum neighbours of a wallet in an answer. */
export const MAX_NEIGHBOURS = 50;

export function createContext(deps: ContextDeps, caller: Caller, signal: AbortSignal): Context {
  const { db } = deps.lake;
  const { tenant } = caller;
  const byWallet = { cacheKeyFn: walletId };
  const wallets = new DataLoader(
    (refs: readonly WalletRef[]) => findWalletFeatures(db, visibleTo(tenant), refs),
    byWallet,
  );
  const eachInTurn = <Key, Result>(keys: readonly Key[], work: (key: Key) => Result) =>
    Promise.all(keys.map(async (key) => unitOfWork(signal, () => work(key))));
  const neighbours = new DataLoader(async (risks: readonly WalletRiskParent[]) => {
    const index = await deps.indexes.inForce();
    return eachInTurn(risks, async (risk) =>
      hasPlace(risk.wallet44)
        ? nearestWallets(index, await index.nearest(risk, MAX_NEIGHBOURS, signal))
        : null,
    );
  });
  const pages = new Map<string, DataLoader<WalletRef, string[], string>>();
  return {
    deps,
    caller,
    signal,
    now: new Date(),
    scores: new DataLoader(
      async (ids) => (await deps.findScores(tenant, ids)) as (ScoreAnswer | undefined)[],
    ),
    wallets,
    scoreIds: (query) => {
      const key = JSON.stringify(query);
      const page = pages.get(key) ?? new DataLoader((refs) => scoreIdsOf(db, tenant, refs, query), byWallet);
      pages.set(key, page);
      return page;
    },
    risks: new DataLoader(async (refs) => {
      const [features, engine] = await Promise.all([wallets.loadMany(refs), deps.engines.live()]);
      const { shelfLives } = deps;
      return eachInTurn(features, (found) => {
        if (found instanceof Error) return found;
        return found ? walletRisk({ engine, shelfLives }, found) : null;
      });
    }, byWallet),
    analyses: new DataLoader(async (refs) => {
      const { engines, indexes } = deps;
      const [engine, index] = await Promise.all([engines.live(), indexes.inForce()]);
      const { taxonomy } = engine;
      const held = await findHeldWallets(deps.lake, { taxonomy, tenant }, refs);
      const each = refs.map((wallet, at) => ({ wallet, held: held[at]! }));
      return eachInTurn(each, (one) => analyseWallet({ engine, index }, one, signal));
    }, byWallet),
    explanations: new DataLoader((analyses) =>
      Promise.all(
        analyses.map((analysis) =>
          explainAnalysis({ db, analyst: deps.analyst }, { tenant, analysis }, signal),
        ),
      ),
    ),
    narratives: new DataLoader((scores) => narratives({ db, analyst: deps.analyst }, tenant, scores), {
      cacheKeyFn: ({ id }) => id,
    }),
    neighbours,
    reliances: new DataLoader((risks) =>
      Promise.all(
        risks.map(async (risk) => {
          const distance = (await neighbours.load(risk))?.wallets[0]?.distance ?? null;
          return relianceOf(risk.engine.model, risk.behaviour, { logOdds: risk.logOdds, distance });
        }),
      ),
    ),
  };
}
