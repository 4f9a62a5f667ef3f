import type { WalletRef } from "@tetron/domain/wallet";
import { requirePageSize } from "@tetron/service/id-page";
import type { Context } from "../context.ts";
import type { ClusterMemberParent, ClusterParent } from "../graph-parents.ts";
import { ClusterCursor, parseCursor, printCursor } from "./cursors.ts";

/** The addresses that are of one holder with a wallet; `null` when nothing shows another one. */
export async function clusterOfWallet(
  wallet: WalletRef,
  _args: object,
  { clusters }: Pick<Context, "clusters">,
): Promise<ClusterParent | null> {
  const cluster = await clusters.load(wallet);
  return cluster && { network: wallet.network, cluster };
}

/** A page of the addresses of a cluster. */
export async function membersOfCluster(
  { network, cluster: { members } }: ClusterParent,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
  { firstLinks }: Pick<Context, "firstLinks">,
) {
  requirePageSize(first);
  const key = parseCursor(ClusterCursor, after);
  const rest = key === undefined ? members : members.filter(({ address }) => address > key.address);
  const page = rest.slice(0, first);
  const links = await Promise.all(page.map(({ address }) => firstLinks.load({ network, address })));
  const edges = page.flatMap((member, i) => {
    const link = links[i];
    // A block was undone meanwhile.
    if (link === undefined) return [];
    const node: ClusterMemberParent = { ...member, network, link };
    return [{ cursor: printCursor({ address: member.address }), node }];
  });
  const pageInfo = {
    hasNextPage: rest.length > first,
    hasPreviousPage: key !== undefined,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo };
}
