import { isTokenContract } from "@tetron/domain/address-kind";
import { NETWORK_IDS, NETWORKS } from "@tetron/domain/network";
import { visibleTo } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import { standingOf } from "@tetron/labels/standing";
import { findLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions } from "@tetron/lake/sanctions";
import { findWalletFeatures, type WalletFeatures } from "@tetron/lake/wallets";
import type { Engine } from "@tetron/verdict/estimate/engine";
import { riskOf } from "@tetron/verdict/estimate/wallet-risk";
import type { TrustSource } from "./routing-deps.ts";
import { UNKNOWN, type WalletTrust } from "./trust.ts";

/** Wallets' reputations for a tenant: 0..100 and 0..1, in the order requested. */
export type ReputationSource = (
  wallets: readonly WalletRef[],
  tenant: string,
) => Promise<readonly Pick<WalletTrust, "reputation" | "confidence">[]>;

/**
 * Trust in wallets from the lake: the fraud model's estimate of the wallet's behaviour, as in a score. A
 * sanction is certainty, and so is a list or a reference data set that classifies the wallet as a fraud
 * account.
 *
 * An EVM address has the same key on every EVM network, so the worst evidence on any of them counts;
 * reputation is earned on each network.
 */
export function lakeTrust(
  lake: Pick<Lake, "db" | "shipped">,
  { engine, reputations }: { readonly engine: Engine; readonly reputations: ReputationSource },
): TrustSource {
  const { db } = lake;
  return async (refs, tenant) => {
    const owners = visibleTo(tenant);
    const places = refs.map(sameKey);
    const all = places.flat();
    const [features, labels, sanctions, found] = await Promise.all([
      findWalletFeatures(db, owners, all),
      findLabels(lake, owners, all),
      findSanctions(db, owners, all),
      reputations(refs, tenant),
    ]);
    const known = all.map((ref, at) => ({
      ref,
      features: features[at],
      standing: standingOf(engine.taxonomy, {
        labels: labels[at]!,
        sanctions: sanctions[at]!,
        isReferenceFraud: features[at]?.referenceLabel === "fraud",
        isTokenContract: isTokenContract(ref),
      }),
    }));
    return places.map((own, at): WalletTrust => {
      const ids = new Set(own.map(walletId));
      const mine = known.filter(({ ref }) => ids.has(walletId(ref)));
      if (mine.some(({ standing }) => standing.sanctioned))
        return { reputation: 0, confidence: 1, fraudProbability: 1 };
      const { reputation, confidence } = found[at] ?? UNKNOWN;
      if (mine.some(({ standing }) => standing.bad)) return { reputation, confidence, fraudProbability: 1 };
      const worst = mine.flatMap((each) => fraudProbabilityOf(engine, each.features) ?? []);
      return { reputation, confidence, fraudProbability: worst.length === 0 ? null : Math.max(...worst) };
    });
  };
}

/** Every wallet that the same key controls. */
function sameKey({ network, address }: WalletRef): WalletRef[] {
  if (NETWORKS[network].family !== "evm") return [{ network, address }];
  return NETWORK_IDS.filter((id) => NETWORKS[id].family === "evm").map((id) => ({ network: id, address }));
}

/** By the wallet's own history; `null` without one. */
function fraudProbabilityOf({ model, heldOut }: Engine, features: WalletFeatures | undefined): number | null {
  if (!features?.behaviour || !features.wallet44) return null;
  const { address, behaviour, wallet44 } = features;
  return riskOf(model, behaviour, heldOut(address, wallet44)).fraudProbability;
}
