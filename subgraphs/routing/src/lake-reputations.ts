import type { Lake } from "@tetron/lake/lake";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import { walletEvidence, walletReputation } from "@tetron/models/reputation/wallet-reputation";
import { findHeldEvidence } from "@tetron/verdict/entities/held-evidence";
import type { ReputationSource } from "./lake-trust.ts";

/** Reputations for a tenant, the same as `Wallet.reputation`. */
export function lakeReputations(
  lake: Pick<Lake, "db" | "shipped">,
  artifacts: ReputationArtifacts,
): ReputationSource {
  return async (wallets, tenant) => {
    const held = await findHeldEvidence(lake, { tenant, taxonomy: artifacts.taxonomy }, wallets);
    const now = new Date();
    return wallets.map((wallet, i) => {
      const evidence = walletEvidence(artifacts, wallet, held[i]!);
      const { score, confidence } = walletReputation(artifacts, wallet, evidence, now);
      return { reputation: score, confidence };
    });
  };
}
