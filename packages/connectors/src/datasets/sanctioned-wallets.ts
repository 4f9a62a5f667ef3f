import { isFailure } from "@tetron/domain/failure";
import { ANY_NETWORK, NETWORK_IDS, NETWORKS, type Network, type NetworkFamily } from "@tetron/domain/network";
import { chains } from "../chains/registry.gen.ts";

/**
 * A sanctioned address on the first network of its family; it is sanctioned on all networks of the family.
 */
export interface SanctionedWallet {
  readonly network: Network;
  /** Stored form. */
  readonly address: string;
}

/** Families whose address forms an asset's listed addresses may have; tokens exist on several. */
const FAMILIES: Readonly<Record<string, readonly NetworkFamily[]>> = {
  ETH: ["evm"],
  ETC: ["evm"],
  ARB: ["evm"],
  BSC: ["evm"],
  XBT: ["bitcoin"],
  SOL: ["solana"],
  USDC: ["evm", "solana"],
  USDT: ["evm", "bitcoin", "solana"],
};

/**
 * The distinct wallets of an asset's listed addresses. Addresses on networks that Tetron does not serve are
 * counted.
 */
export function sanctionedWallets(
  asset: string,
  addresses: Iterable<string>,
): { readonly wallets: readonly SanctionedWallet[]; readonly leftOut: number } {
  const networks = networksOf(asset);
  const wallets = new Map<string, SanctionedWallet>();
  let leftOut = 0;
  for (const text of addresses) {
    const places = networks.flatMap((network) => {
      const address = storedForm(network, text);
      return address === undefined ? [] : [{ network, address }];
    });
    if (places.length === 0) leftOut++;
    for (const place of places) wallets.set(`${place.network}:${place.address}`, place);
  }
  return { wallets: [...wallets.keys()].sort().map((key) => wallets.get(key)!), leftOut };
}

/** The name of an asset's list, the same for all versions. */
export function sanctionsListName(asset: string): string {
  return `OFAC SDN ${asset}`;
}

/** The network of an asset's list: the first of its family, or any for an asset of several families. */
export function networkOfList(asset: string): Network | typeof ANY_NETWORK {
  const networks = networksOf(asset);
  return networks.length === 1 ? networks[0]! : ANY_NETWORK;
}

/** The first network of each of the asset's families. */
function networksOf(asset: string): Network[] {
  return (FAMILIES[asset] ?? []).map(
    (family) => NETWORK_IDS.find((network) => NETWORKS[network].family === family)!,
  );
}

function storedForm(network: Network, text: string): string | undefined {
  try {
    return chains[network].addresses.parse(text);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
