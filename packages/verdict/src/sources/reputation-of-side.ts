import type { WalletRef } from "@tetron/domain/wallet";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { walletEvidence, walletReputation } from "@tetron/models/reputation/wallet-reputation";
import type { ReputationEstimate, SideInputs } from "../score-inputs.ts";
import type { HeldReputation } from "./source.ts";

/** The evidence of a wallet's reputation. */
interface ReputationFacts extends Pick<SideInputs, "labels" | "sanctions" | "fraudIn"> {
  /** `undefined` when it is not known. */
  readonly held:
    | (Pick<HeldReputation, "reports"> & { readonly stored: { readonly state: unknown } | undefined })
    | undefined;
}

/** The reputation of one side of a payment at the time of its score; `null` without evidence. */
export function reputationOfSide(
  { reputation, at }: { readonly reputation: ReputationArtifacts; readonly at: Date },
  wallet: WalletRef,
  { held, ...listed }: ReputationFacts,
): ReputationEstimate | null {
  if (held === undefined) return null;
  const evidence = walletEvidence(reputation, wallet, { ...held, ...listed });
  const { score, confidence } = walletReputation(reputation, wallet, evidence, at);
  return confidence > 0 ? { score, confidence } : null;
}
