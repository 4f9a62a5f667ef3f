import { parseAddress } from "./address.ts";
import type { Asset } from "./asset.ts";
import { NETWORKS, type Network } from "./network.ts";

/**
 * Tokens that a network's bridge made before the issuer came, and that share its symbol with the issuer's own on many
 * screens. They are other assets: the issuer does not redeem them.
 *
 * @see https://www.circle.com/blog/arbitrum-usdc-now-available
 */
export const BRIDGED_TOKENS: readonly Asset[] = [
  bridged("USDC.e", "polygon", "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174", "polygonscan.com"),
  bridged("USDC.e", "arbitrum", "0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8", "arbiscan.io"),
  bridged("USDC.e", "optimism", "0x7F5c764cBc14f9669B88837ca1490cCa17c31607", "optimistic.etherscan.io"),
  bridged("USDbC", "base", "0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA", "basescan.org"),
];

function bridged(symbol: string, network: Network, address: string, host: string): Asset {
  const contract = parseAddress(network, address, "contract");
  const caip19 = `${NETWORKS[network].caip2}/erc20:${contract}`;
  return {
    symbol,
    network,
    decimals: 6,
    contract,
    caip19,
    source: `https://${host}/token/${address}`,
    isKnown: true,
  };
}
