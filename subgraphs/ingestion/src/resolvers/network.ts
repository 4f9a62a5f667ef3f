import { ASSETS } from "@tetron/domain/asset";
import { isNetwork, NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import type { NetworkFamily, Resolvers } from "../resolvers.gen.ts";

export const networkResolvers: Resolvers = {
  Query: {
    networks: () => NETWORK_IDS,
    network: (_parent, { id }) => (isNetwork(id) ? id : null),
  },
  Network: {
    __resolveReference: ({ id }) => (isNetwork(id) ? id : null),
    id: (network) => network,
    caip2: (network) => NETWORKS[network].caip2,
    name: (network) => NETWORKS[network].name,
    family: (network) => NETWORKS[network].family.toUpperCase() as NetworkFamily,
    nativeCurrency: (network) => NETWORKS[network].native,
    assets: (network) => assetsOf(network),
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
