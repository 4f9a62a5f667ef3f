import { ASSETS, nativeAsset } from "@tetron/domain/asset";
import { isNetwork, isSimulated, NETWORK_IDS, NETWORKS, type Network } from "@tetron/domain/network";
import { assetOfId } from "@tetron/domain/parse-asset";
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
    simulated: ({ id }) => isSimulated(id),
    family: ({ id }) => NETWORKS[id].family,
    nativeCurrency: ({ id }) => NETWORKS[id].native,
    assets: ({ id }) => assetsOf(id),
  },
  Asset: {
    __resolveReference: ({ id }) => assetOfId(id) ?? null,
    id: ({ caip19 }) => caip19,
  },
};

function assetsOf(network: Network) {
  if (isSimulated(network)) return [nativeAsset(network)];
  const { native } = NETWORKS[network];
  const assets = ASSETS.filter((asset) => asset.network === network);
  return assets.sort((a, b) => Number(b.symbol === native) - Number(a.symbol === native));
}
