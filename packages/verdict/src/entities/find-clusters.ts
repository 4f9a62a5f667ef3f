import { NETWORKS, type Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import { type WalletRef, walletId } from "@tetron/domain/wallet";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findClusters as findHeldClusters, type HeldCluster } from "@tetron/lake/clusters";
import { findLabelled, findLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions } from "@tetron/lake/sanctions";
import { type ClusterOf, clusterOf, type ListedMember, listedCluster } from "./cluster-of.ts";

/** What the clusters are looked up in. */
export interface ClusterLookup {
  readonly lake: Pick<Lake, "db" | "shipped">;
  readonly taxonomy: Taxonomy;
  readonly owners: readonly Owner[];
}

/** Whether addresses of a network can be of one holder by its transactions: only bitcoin's have several payers. */
export function hasClusters(network: Network): boolean {
  return NETWORKS[network].family === "bitcoin";
}

/**
 * The cluster of each wallet, in the order requested; `null` for one of which no transaction shows another address. It
 * follows from the links of the blocks and histories that are held, so it grows with every block and shrinks when one is undone.
 */
export async function findClusters(
  { lake, taxonomy, owners }: ClusterLookup,
  wallets: readonly WalletRef[],
): Promise<(ClusterOf | null)[]> {
  const asked = wallets.filter(({ network }) => hasClusters(network));
  const held = await findHeldClusters(lake.db, owners, asked);
  /** Wallets of one holder share a cluster, and clusters that are too large share addresses. */
  const members = new Map<HeldCluster, WalletRef[]>();
  const distinct = new Map<string, WalletRef>();
  for (const [i, cluster] of held.entries()) {
    if (cluster === null || members.has(cluster)) continue;
    const { network } = asked[i]!;
    const refs = cluster.members.map(({ address }): WalletRef => ({ network, address }));
    members.set(cluster, refs);
    for (const ref of refs) distinct.set(walletId(ref), ref);
  }
  const listed = await findListed({ lake, owners }, distinct);
  const clusters = new Map(
    Array.from(members, ([cluster, refs]) => {
      const said = refs.map((ref) => listed.get(walletId(ref))!);
      return [cluster, listedCluster(taxonomy, cluster, said)];
    }),
  );
  const found = new Map(
    asked.map((wallet, i) => {
      const cluster = held[i]!;
      return [wallet, cluster && clusterOf(clusters.get(cluster)!, wallet.address)];
    }),
  );
  return wallets.map((wallet) => found.get(wallet) ?? null);
}

/** What lists say of addresses, by the same keys. */
async function findListed(
  { lake, owners }: Pick<ClusterLookup, "lake" | "owners">,
  addresses: ReadonlyMap<string, WalletRef>,
): Promise<Map<string, ListedMember>> {
  const refs = [...addresses.values()];
  const labelled = await findLabelled(lake, owners, refs);
  const [labels, sanctions] = await Promise.all([
    findLabels(lake, owners, labelled),
    findSanctions(lake.db, owners, refs),
  ]);
  const labelsOf = new Map(labelled.map((ref, i) => [ref, labels[i]!]));
  return new Map(
    Array.from(addresses, ([id, ref], i) => [
      id,
      {
        labels: (labelsOf.get(ref) ?? []).map(({ label, name, source: list, version, contested }) => ({
          ...{ label, name, list, version },
          ...(contested === null ? {} : { contested: true as const }),
        })),
        sanctions: sanctions[i]!.map(({ source: list, version }) => ({ list, version })),
      },
    ]),
  );
}
