import type { WalletRef } from "@tetron/domain/wallet";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { type Reputation, reputationOf } from "@tetron/models/reputation/reputation";
import { withOutcomes } from "@tetron/models/reputation/with-outcomes";
import type { WalletEvidence } from "./wallet-evidence.ts";

/** A reputation with the model that it is by. */
export interface WalletReputation extends Reputation {
  readonly modelVersion: string;
}

/** The reputation of a wallet at a moment, from what is held of it. */
export function walletReputation(
  artifacts: ReputationArtifacts,
  { network }: WalletRef,
  { chain, outcomes, listed }: WalletEvidence,
  at: Date,
): WalletReputation {
  const state = withOutcomes(chain, outcomes);
  const reputation = reputationOf(state, at.getTime() / 1_000, artifacts.model(network), listed);
  return { ...reputation, modelVersion: artifacts.version };
}
