import type { WalletRef } from "@tetron/domain/wallet";
import type { Listing } from "@tetron/labels/standing";
import { findHolderRecords } from "@tetron/lake/holder-evidence";
import { type HolderEvidence, statesOfHolder } from "@tetron/models/reputation/holder";
import { type ClusterOf, confidenceIn } from "./cluster-of.ts";
import type { ClusterLookup } from "./find-clusters.ts";

/** Listings of one address for which the holder's others raise no score. */
const ADVERSE: ReadonlySet<Listing> = new Set(["sanctioned", "bad", "risky"]);

/**
 * What is known of the other addresses of wallets' holders, in the order of the clusters; `null` where nothing is. Only
 * addresses count that common inputs connect with the wallet: nobody becomes one of them by being paid, as with dust, since
 * who pays together signs together.
 */
export async function findHolders(
  { lake, owners, tenant }: Pick<ClusterLookup, "lake" | "owners"> & { readonly tenant: string },
  wallets: readonly WalletRef[],
  clusters: readonly (ClusterOf | null)[],
): Promise<(HolderEvidence | null)[]> {
  const asked = wallets.flatMap(({ network, address }, i) => {
    const cluster = clusters[i];
    if (!cluster || cluster.doubt === "several_services") return [];
    const paying = cluster.members.filter(({ rule }) => rule === "common_inputs");
    const addresses = paying.flatMap((member) => (member.address === address ? [] : [member.address]));
    return addresses.length === 0 ? [] : [{ i, cluster, network, addresses }];
  });
  const records = await findHolderRecords(lake.db, { owners, tenant }, asked);
  const holders: (HolderEvidence | null)[] = wallets.map(() => null);
  for (const [n, { i, cluster, addresses }] of asked.entries()) {
    const { known, isCut } = records[n]!;
    if (known.length === 0) continue;
    holders[i] = {
      ...{ known: known.length, addresses: addresses.length + 1 },
      confidence: confidenceIn(cluster, "common_inputs"),
      ...statesOfHolder(known),
      mayRaise:
        !isCut && cluster.doubt === null && !cluster.named.some(({ listing }) => ADVERSE.has(listing)),
    };
  }
  return holders;
}
