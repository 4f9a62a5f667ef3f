import type { Aged } from "@tetron/domain/shelf-life";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Engine } from "@tetron/verdict/estimate/engine";
import type { WalletRisk } from "@tetron/verdict/estimate/wallet-risk";
import type { ShownSide } from "./record/score-record.ts";

/** A side of a score, and its wallet. */
export type ScoredWalletParent = ShownSide & WalletRef;

/** A wallet's risk, the vector for its neighbours, and the age of its history. */
export interface WalletRiskParent extends WalletRisk {
  /** Of the model that estimated it. */
  readonly engine: Engine;
  readonly address: string;
  /** `wallet-44/v1`. */
  readonly wallet44: readonly number[];
  /** `behaviour/v1`. */
  readonly behaviour: readonly number[];
  readonly history: Aged | null;
}
