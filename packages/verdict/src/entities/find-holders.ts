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
  /** Of wallets that share their cluster's members, they share these. */
  const paying = new Map<ClusterOf["members"], string[]>();
  const asked = wallets.flatMap((wallet, i) => {
    const cluster = clusters[i];
    if (!cluster || cluster.doubt === "several_services") return [];
    const { members } = cluster;
    const addresses =
      paying.get(members) ??
      members.flatMap(({ address, rule }) => (rule === "common_inputs" ? address : []));
    paying.set(members, addresses);
    return addresses.length < 2 ? [] : [{ ...wallet, i, cluster, addresses }];
  });
  const records = await findHolderRecords(lake.db, { owners, tenant }, asked);
  const states = new Map<unknown, ReturnType<typeof statesOfHolder>>();
  const holders: (HolderEvidence | null)[] = wallets.map(() => null);
  for (const [n, { i, cluster, addresses }] of asked.entries()) {
    const { known, isCut } = records[n]!;
    if (known.length === 0) continue;
    const merged = states.get(known) ?? statesOfHolder(known);
    states.set(known, merged);
    holders[i] = {
      ...{ known: known.length, addresses: addresses.length },
      confidence: confidenceIn(cluster, "common_inputs"),
      ...merged,
      mayRaise:
        !isCut && cluster.doubt === null && !cluster.named.some(({ listing }) => ADVERSE.has(listing)),
    };
  }
  return holders;
}
