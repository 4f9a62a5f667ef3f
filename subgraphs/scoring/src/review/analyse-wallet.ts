import type { WalletRef } from "@tetron/domain/wallet";
import { neighbourhood } from "@tetron/models/neighbourhood";
import { NEIGHBOURS } from "@tetron/verdict/estimate/neighbours";
import type { Verdict } from "@tetron/verdict/open-verdict";
import { abstention } from "@tetron/verdict/remarks/abstention";
import type { HeldWallet } from "@tetron/verdict/sources/held-wallets";
import { hasPlace, type SearchedBy } from "@tetron/verdict/wallet-index";
import { type NearestWalletParent, nearestWallets } from "../nearest-wallets.ts";
import { type AnalysisDecision, decideAnalysis } from "./decide-analysis.ts";
import { detectEdgeCases, type EdgeCase } from "./edge-cases.ts";
import { type Votes, writeReasoning } from "./write-reasoning.ts";

/** A wallet judged by the known wallets that resemble it, with its reasons. */
export interface WalletAnalysis extends AnalysisDecision {
  /** Nearest first; empty when no known wallets can be compared with it. */
  readonly nearest: readonly NearestWalletParent[];
  /** What found them; `null` when none were looked for. */
  readonly nearestBy: SearchedBy | null;
  readonly votes: Votes | null;
  readonly edgeCases: readonly EdgeCase[];
  readonly reasoning: string;
  /** `wallet-44/v1`; `null` without a history. */
  readonly wallet44: ArrayLike<number> | null;
}

/** Analyses a wallet by what is held of it. The same facts give the same analysis. */
export async function analyseWallet(
  { engine, index }: Pick<Verdict, "engine" | "index">,
  { wallet, held }: { readonly wallet: WalletRef; readonly held: HeldWallet },
  signal: AbortSignal,
): Promise<WalletAnalysis> {
  const { analysis: rules } = engine.policy;
  const { features, standing } = held;
  const wallet44 = features?.wallet44 ?? null;
  const { network, address } = wallet;
  const abstains = features
    ? abstention({ network, features: wallet44, coverage: features.coverage }, engine.model.networks)
    : null;
  const isComparable = wallet44 !== null && abstains === null && hasPlace(wallet44);
  const found = isComparable
    ? nearestWallets(index, await index.nearest({ address, wallet44 }, NEIGHBOURS, signal))
    : null;
  const nearest = found?.wallets ?? [];
  const around = nearest.length === 0 ? null : neighbourhood(nearest);
  const votes = around && {
    fraud: nearest.filter(({ fraud }) => fraud).length,
    all: nearest.length,
    fraudShare: around.fraudProbability,
    averageDistance: around.averageDistance,
    confidence: around.confidence,
  };
  const decision = decideAnalysis(rules, around, standing);
  const edgeCases = detectEdgeCases(rules, { wallet44, neighbourhood: around });
  const reasoning = writeReasoning({
    ...{ decision, votes, edgeCases, abstains, standing },
    hasHistory: wallet44 !== null,
  });
  return {
    ...decision,
    nearest,
    nearestBy: found?.by ?? null,
    votes,
    edgeCases: edgeCases.detected,
    reasoning,
    wallet44,
  };
}
