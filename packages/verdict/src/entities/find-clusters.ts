import { NETWORKS, type Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { findClusters as findHeldClusters, type HeldCluster } from "@tetron/lake/clusters";
import { findLabelled, findLabels } from "@tetron/lake/labels";
import type { Lake } from "@tetron/lake/lake";
import { findSanctions } from "@tetron/lake/sanctions";
import { type ClusterOf, clusterOf } from "./cluster-of.ts";

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
  const members = asked.flatMap(({ network }, i) =>
    addressesOf(held[i]!).map((address): WalletRef => ({ network, address })),
  );
  const labelled = await findLabelled(lake, owners, members);
  const [labels, sanctions] = await Promise.all([
    findLabels(lake, owners, labelled),
    findSanctions(lake.db, owners, members),
  ]);
  const labelsOf = new Map(labelled.map((member, i) => [member, labels[i]!]));
  const listed = members.map((member, i) => ({
    labels: (labelsOf.get(member) ?? []).map(({ label, name, source: list, version, contested }) => ({
      ...{ label, name, list, version },
      ...(contested === null ? {} : { contested: true as const }),
    })),
    sanctions: sanctions[i]!.map(({ source: list, version }) => ({ list, version })),
  }));
  let from = 0;
  const found = new Map(
    asked.map((wallet, i) => {
      const cluster = held[i]!;
      const to = from + addressesOf(cluster).length;
      const said = listed.slice(from, to);
      from = to;
      return [wallet, cluster && clusterOf(taxonomy, wallet.address, cluster, said)];
    }),
  );
  return wallets.map((wallet) => found.get(wallet) ?? null);
}

function addressesOf(cluster: HeldCluster | null): string[] {
  return cluster === null ? [] : cluster.members.map(({ address }) => address);
}
