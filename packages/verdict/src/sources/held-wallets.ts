import { isTokenContract } from "@tetron/domain/address-kind";
import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { labelsThatHold } from "@tetron/labels/labels-that-hold";
import { type Standing, standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findLabelsOfKey } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions } from "@tetron/lake/sanctions";
import { findWalletFeatures, type WalletFeatures } from "@tetron/lake/wallets";

/** What is held of a wallet without asking anybody. */
export interface HeldWallet {
  /** What its lists amount to. */
  readonly standing: Standing;
  /** Of its own history; `undefined` when none is held. */
  readonly features: WalletFeatures | undefined;
}

/** What a tenant's lists and histories hold of wallets, in the order requested. */
export async function findHeldWallets(
  lake: Pick<Lake, "db" | "shipped">,
  { taxonomy, tenant }: { readonly taxonomy: Taxonomy; readonly tenant: string },
  refs: readonly WalletRef[],
): Promise<HeldWallet[]> {
  const owners = visibleTo(tenant);
  const places = refs.map(walletsOfKey);
  const [features, labels, sanctions] = await Promise.all([
    findWalletFeatures(lake.db, owners, places.flat()),
    findLabelsOfKey(lake, owners, refs),
    findSanctions(lake.db, owners, refs),
  ]);
  const held = features.values();
  return refs.map((ref, at) => {
    const ofKey = [...held.take(places[at]!.length)];
    const standing = standingOf(taxonomy, {
      labels: labelsThatHold(taxonomy, ref.network, labels[at]!),
      sanctions: sanctions[at]!,
      isReferenceFraud: ofKey.some((each) => each?.referenceLabel === "fraud"),
      isTokenContract: isTokenContract(ref),
    });
    return { standing, features: ofKey[0] };
  });
}
