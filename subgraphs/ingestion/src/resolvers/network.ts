import { ASSETS } from "@tetron/domain/asset";
import { isNetwork, NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import type { Resolvers } from "../resolvers.gen.ts";

export const networkResolvers: Resolvers = {
  Query: {
    networks: () => NETWORK_IDS.map((id) => ({ id })),
    network: (_parent, { id }) => (isNetwork(id) ? { id } : null),
  },
  Network: {
    __resolveReference: ({ id }) => (isNetwork(id) ? { id } : null),
    caip2: ({ id }) => NETWORKS[id].caip2,
    name: ({ id }) => NETWORKS[id].name,
    family: ({ id }) => NETWORKS[id].family,
    nativeCurrency: ({ id }) => NETWORKS[id].native,
    assets: ({ id }) => assetsOf(id),
  },
  Asset: {
    __resolveReference: ({ id }) => ASSETS.find(({ caip19 }) => caip19 === id) ?? null,
    id: ({ caip19 }) => caip19,
  },
};

function assetsOf(network: Network) {
  const { native } = NETWORKS[network];
  const assets = ASSETS.filter((asset) => asset.network === network);
  return assets.sort((a, b) => Number(b.symbol === native) - Number(a.symbol === native));
}
