import { isFailure } from "@tetron/domain/failure";
import {
  ANY_NETWORK,
  type ChainNetwork,
  NETWORK_IDS,
  NETWORKS,
  type Network,
  type NetworkFamily,
} from "@tetron/domain/network";
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

/** A listed text as the file has it, and where: `line 3` or `entry 3`. */
export interface ListedAddress {
  readonly at: string;
  readonly text: string;
}

/** The addresses of one asset's list, sorted by what became of them. */
export interface AddressesOfAsset {
  /** Distinct, ascending by network and address. */
  readonly wallets: readonly SanctionedWallet[];
  /** Number of addresses on networks that Tetron does not serve. */
  readonly leftOut: number;
  /** Texts that are no address on any network of the asset, such as one with a wrong checksum. */
  readonly refused: readonly ListedAddress[];
}

/** An address of Tron, which Tetron does not serve. Lists of tokens have them, and once that of Bitcoin. */
const TRON = /^T[1-9A-HJ-NP-Za-km-z]{33}$/;

/** Sorts an asset's listed addresses; those of an asset that Tetron does not serve are all left out. */
export function sanctionedWallets(asset: string, addresses: Iterable<ListedAddress>): AddressesOfAsset {
  const networks = networksOf(asset);
  const wallets = new Map<string, SanctionedWallet>();
  const refused: ListedAddress[] = [];
  let leftOut = 0;
  for (const listed of addresses) {
    const { text } = listed;
    const places = networks.flatMap((network) => {
      const address = storedForm(network, text);
      return address === undefined ? [] : [{ network, address }];
    });
    if (networks.length === 0 || TRON.test(text)) leftOut++;
    else if (places.length === 0) refused.push(listed);
    for (const place of places) wallets.set(`${place.network}:${place.address}`, place);
  }
  return { wallets: [...wallets.keys()].sort().map((key) => wallets.get(key)!), leftOut, refused };
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

/** The first network of each of the asset's families; none for an asset that Tetron does not serve. */
export function networksOf(asset: string): ChainNetwork[] {
  return (FAMILIES[asset] ?? []).map(
    (family) => NETWORK_IDS.find((network) => NETWORKS[network].family === family)!,
  );
}

function storedForm(network: ChainNetwork, text: string): string | undefined {
  try {
    return chains[network].addresses.parse(text);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
