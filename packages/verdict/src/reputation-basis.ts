import type { WalletRef } from "@tetron/domain/wallet";
import type { Label } from "@tetron/labels/read-labels";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { OutcomeKind } from "@tetron/models/reputation/evidence";
import { listingOf } from "@tetron/models/reputation/listing";
import { reputationOf } from "@tetron/models/reputation/reputation";
import { currentState, type ReputationState } from "@tetron/models/reputation/state";
import { withOutcomes } from "@tetron/models/reputation/with-outcomes";
import type { ReputationEstimate } from "./score-inputs.ts";

/** What a wallet's reputation rests on. */
export interface ReputationBasis {
  /** When its state was computed; `null` when it is the one that ships, or when there is none. */
  readonly updatedAt: Date | null;
  /**
   * @param listed - What lists say of the wallet itself, by label and by sanctions.
   * @returns `null` when there is no evidence at all.
   */
  estimate(listed: Listed): ReputationEstimate | null;
}

/** What lists say of a wallet. */
interface Listed {
  readonly labels: readonly Label[];
  readonly sanctions: readonly unknown[];
}

/** What is held of a wallet's reputation. */
export interface HeldReputation {
  /** The state that the reputation engine keeps; `undefined` when it keeps none. */
  readonly held: { readonly state: ReputationState; readonly updatedAt: Date } | undefined;
  /** The tenant's own reports, oldest first. */
  readonly reports: readonly { readonly kind: OutcomeKind; readonly occurredAt: Date }[];
}

/** The basis of a wallet's reputation at a moment: the state that is kept, else the one that ships. */
export function reputationBasis(
  artifacts: ReputationArtifacts,
  wallet: WalletRef,
  { held, reports }: HeldReputation,
  at: Date,
): ReputationBasis {
  const chain = currentState(held?.state, artifacts.states.of(wallet));
  const state = withOutcomes(chain, reports);
  const model = artifacts.model(wallet.network);
  return {
    updatedAt: chain === held?.state ? held.updatedAt : null,
    estimate({ labels, sanctions }) {
      const listed = listingOf(artifacts.taxonomy, labels, sanctions);
      const { score, confidence } = reputationOf(state, at.getTime() / 1_000, model, listed);
      return confidence > 0 ? { score, confidence } : null;
    },
  };
}
