import { clusterOfWallet, membersOfCluster } from "../graph/cluster.ts";
import type { Resolvers } from "../resolvers.gen.ts";

/** Named addresses of one answer. */
const MAX_NAMED = 20;

/** Fields of clusters of addresses, without that of `Wallet`. */
export const clusterResolvers: Resolvers = {
  WalletCluster: {
    id: ({ cluster }) => cluster.members[0]!.address,
    size: ({ cluster }) => cluster.members.length,
    doubt: ({ cluster }) => cluster.doubt,
    named: ({ network, cluster }) =>
      cluster.named.slice(0, MAX_NAMED).map(({ address, listing, rule, confidence }) => ({
        ...{ wallet: { network, address }, listing, rule, confidence },
      })),
    members: membersOfCluster,
  },
  ClusterMember: {
    wallet: ({ network, address }) => ({ network, address }),
    transaction: ({ link }) => link.transactionHash,
    height: ({ link }) => link.height,
    since: ({ link }) => link.at,
  },
};

/** The field of `Wallet` that is a cluster. */
export const clusterField: NonNullable<Resolvers["Wallet"]> = { cluster: clusterOfWallet };
