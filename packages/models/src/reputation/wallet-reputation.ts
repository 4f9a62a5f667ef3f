import { isTokenContract } from "@tetron/domain/address-kind";
import type { WalletRef } from "@tetron/domain/wallet";
import { labelsThatHold, type PlacedLabel } from "@tetron/labels/labels-that-hold";
import { type Listing, standingOf } from "@tetron/labels/standing";
import type { ReputationArtifacts } from "./artifacts.ts";
import type { OutcomeKind } from "./evidence.ts";
import { type Reputation, reputationOf } from "./reputation.ts";
import { currentState, type ReputationState } from "./state.ts";
import { withOutcomes } from "./with-outcomes.ts";

/** The stored evidence about a wallet for one tenant. */
export interface HeldEvidence {
  /** The current stored state; `undefined` when there is none. `state` is a {@link ReputationState}. */
  readonly stored: { readonly state: unknown } | undefined;
  /** The tenant's reports, oldest first. */
  readonly reports: WalletEvidence["reports"];
  /** Those of the same key on other networks too: `labelsThatHold` chooses. */
  readonly labels: readonly PlacedLabel[];
  /** The sanctions lists that name the wallet. */
  readonly sanctions: readonly unknown[];
}

/** The inputs of a wallet's reputation. */
export interface WalletEvidence {
  /** State from on-chain evidence, without reports. */
  readonly chain: Readonly<ReputationState>;
  /** Oldest first. */
  readonly reports: readonly { readonly kind: OutcomeKind; readonly occurredAt: Date }[];
  readonly listed: Listing;
}

/** A reputation and the version of its model. */
export interface WalletReputation extends Reputation {
  readonly modelVersion: string;
}

/** Combines stored evidence about a wallet with its shipped state. */
export function walletEvidence(
  artifacts: Pick<ReputationArtifacts, "shipped" | "taxonomy">,
  wallet: WalletRef,
  { stored, reports, labels, sanctions }: HeldEvidence,
): WalletEvidence {
  const { worst } = standingOf(artifacts.taxonomy, {
    labels: labelsThatHold(artifacts.taxonomy, wallet.network, labels),
    ...{ sanctions, isReferenceFraud: false },
    isTokenContract: isTokenContract(wallet),
  });
  return {
    chain: currentState(stored?.state as ReputationState | undefined, artifacts.shipped(wallet)),
    reports,
    listed: worst,
  };
}

/** The reputation of a wallet at one time. */
export function walletReputation(
  artifacts: Pick<ReputationArtifacts, "model" | "version">,
  { network }: WalletRef,
  { chain, reports, listed }: WalletEvidence,
  at: Date,
): WalletReputation {
  const state = withOutcomes(chain, reports);
  const reputation = reputationOf(state, at.getTime() / 1_000, artifacts.model(network), listed);
  return { ...reputation, modelVersion: artifacts.version };
}
