import type { WalletRef } from "@tetron/domain/wallet";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { type Resemblance, resemblance } from "@tetron/models/reputation/lookalikes";
import {
  type HeldEvidence,
  walletEvidence,
  walletReputation,
} from "@tetron/models/reputation/wallet-reputation";
import type { ReputationEstimate } from "../estimate/score-inputs.ts";

/** What a wallet's reputation rests on. */
export interface ReputationBasis {
  /** When its state was computed; `null` when it is the one that ships, or when there is none. */
  readonly updatedAt: Date | null;
  /**
   * @param listed - What lists say of the wallet itself, by label and by sanctions.
   * @returns `null` when there is no evidence at all.
   */
  estimate(listed: Listed): ReputationEstimate | null;
  /** How another address stands to the parties that the wallet dealt with. */
  resemblance(address: string): Resemblance;
}

/** What lists say of a wallet. */
type Listed = Pick<HeldEvidence, "labels" | "sanctions">;

/** What is held of a wallet's reputation. */
export interface HeldReputation extends Pick<HeldEvidence, "reports"> {
  readonly stored: { readonly state: unknown; readonly updatedAt: Date } | undefined;
}

/** The basis of a wallet's reputation at a moment: the state that is kept, else the one that ships. */
export function reputationBasis(
  artifacts: ReputationArtifacts,
  wallet: WalletRef,
  held: HeldReputation,
  at: Date,
): ReputationBasis {
  const evidenceOf = (listed: Listed) => walletEvidence(artifacts, wallet, { ...held, ...listed });
  const { stored } = held;
  const { chain } = evidenceOf({ labels: [], sanctions: [] });
  return {
    updatedAt: stored && chain === stored.state ? stored.updatedAt : null,
    resemblance: (address) => resemblance(chain, address),
    estimate(listed) {
      const { score, confidence } = walletReputation(artifacts, wallet, evidenceOf(listed), at);
      return confidence > 0 ? { score, confidence } : null;
    },
  };
}
