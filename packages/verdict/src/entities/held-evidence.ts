import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findStoredEvidence, type HeldEvidence as StoredEvidence } from "@tetron/lake/held-evidence";
import type { Lake } from "@tetron/lake/lake";
import type { HolderEvidence } from "@tetron/models/reputation/holder";
import { findClusters } from "./find-clusters.ts";
import { findHolders } from "./find-holders.ts";

/** What a wallet's reputation rests on. */
export interface HeldEvidence extends StoredEvidence {
  /** Of the other addresses of its holder; `null` when nothing is known of them. */
  readonly holder: HolderEvidence | null;
}

/**
 * Reputation evidence of wallets as a tenant sees it, in the order requested: what `Wallet.reputation`, scores, routes and
 * announcements all rest on.
 */
export async function findHeldEvidence(
  lake: Pick<Lake, "db" | "shipped">,
  { tenant, taxonomy }: { readonly tenant: string; readonly taxonomy: Taxonomy },
  wallets: readonly WalletRef[],
): Promise<HeldEvidence[]> {
  const lookup = { lake, taxonomy, tenant, owners: visibleTo(tenant) };
  const [stored, holders] = await Promise.all([
    findStoredEvidence(lake, tenant, wallets),
    findClusters(lookup, wallets).then((clusters) => findHolders(lookup, wallets, clusters)),
  ]);
  return stored.map((each, i) => ({ ...each, holder: holders[i]! }));
}
