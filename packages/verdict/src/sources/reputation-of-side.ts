import type { WalletRef } from "@tetron/domain/wallet";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { HolderEvidence } from "@tetron/models/reputation/holder";
import { walletEvidence, walletScore } from "@tetron/models/reputation/wallet-reputation";
import type { ReputationEstimate, SideInputs } from "../score-inputs.ts";
import type { HeldReputation } from "./source.ts";

/** The evidence of a wallet's reputation. */
interface ReputationFacts extends Pick<SideInputs, "labels" | "sanctions" | "fraudIn"> {
  /** `undefined` when it is not known. */
  readonly held:
    | (Pick<HeldReputation, "reports"> & { readonly stored: { readonly state: unknown } | undefined })
    | undefined;
  /** Of other addresses of its holder; `null` when nothing is known of them. */
  readonly holder: HolderEvidence | null;
}

/** The reputation of one side of a payment at the time of its score; `null` without evidence. */
export function reputationOfSide(
  { reputation, at }: { readonly reputation: ReputationArtifacts; readonly at: Date },
  wallet: WalletRef,
  { held, holder, ...listed }: ReputationFacts,
): ReputationEstimate | null {
  if (held === undefined) return null;
  const evidence = walletEvidence(reputation, wallet, { ...held, ...listed, holder });
  const { score, confidence, ofHolder } = walletScore(reputation, wallet, evidence, at);
  if (confidence === 0) return null;
  return { score, confidence, ...(ofHolder === undefined ? {} : { ofHolder }) };
}
