import type { WalletRef } from "@tetron/domain/wallet";
import type { Lake } from "@tetron/lake/lake";
import type { WalletFeatures } from "@tetron/lake/wallets";
import type { Engines } from "@tetron/verdict/engines";
import type { Engine } from "@tetron/verdict/estimate/engine";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import { abstention } from "@tetron/verdict/remarks/abstention";
import { findHeldWallets } from "@tetron/verdict/sources/held-wallets";
import type { TrustSource } from "./routing-deps.ts";
import { UNKNOWN, type WalletTrust } from "./trust.ts";

/** Wallets' reputations for a tenant: 0..100 and 0..1, in the order requested. */
export type ReputationSource = (
  wallets: readonly WalletRef[],
  tenant: string,
) => Promise<readonly Pick<WalletTrust, "reputation" | "confidence">[]>;

/** What trust is estimated with. */
interface TrustParts {
  readonly engines: Pick<Engines, "live">;
  readonly taxonomy: Engine["taxonomy"];
  readonly reputations: ReputationSource;
}

/**
 * Trust in wallets from the lake, by the evidence of a score: the fraud model's estimate of the wallet's own
 * behaviour, where a sanction is certainty, and so is a list or a reference data set that classifies the
 * wallet as a fraud account. Where lists contradict each other nothing is certain, and a person has to look.
 */
export function lakeTrust(
  lake: Pick<Lake, "db" | "shipped">,
  { engines, taxonomy, reputations }: TrustParts,
): TrustSource {
  return async (refs, tenant) => {
    const [held, found, engine] = await Promise.all([
      findHeldWallets(lake, { taxonomy, tenant }, refs),
      reputations(refs, tenant),
      engines.live(),
    ]);
    return held.map(({ standing: { sanctioned, bad, conflict }, features }, at): WalletTrust => {
      if (sanctioned) return { reputation: 0, confidence: 1, fraudProbability: 1 };
      const { reputation, confidence } = found[at] ?? UNKNOWN;
      const isFraud = bad && !conflict;
      return { reputation, confidence, fraudProbability: isFraud ? 1 : fraudProbabilityOf(engine, features) };
    });
  };
}

/** By the wallet's own history; `null` without one, or where the model abstains. */
function fraudProbabilityOf({ model, heldOut }: Engine, features: WalletFeatures | undefined): number | null {
  if (!features?.behaviour || !features.wallet44) return null;
  const { network, address, behaviour, wallet44, coverage } = features;
  if (abstention({ network, features: behaviour, coverage }, model.networks) !== null) return null;
  return riskOf(model, behaviour, heldOut(address, wallet44)).fraudProbability;
}
