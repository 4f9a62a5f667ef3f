import type { Network } from "./network.ts";

/** Where an asset lives, and the source of that. Contracts have their EIP-55 capitals. */
export interface AssetRow {
  readonly symbol: string;
  readonly network: Network;
  readonly decimals: number;
  /** Contract or mint, as its issuer prints it; `null` for the native coin. */
  readonly contract: string | null;
  /** SLIP-44 coin type; `null` for a token. */
  readonly slip44: number | null;
  readonly source: string;
}

const SLIP44 = "https://github.com/satoshilabs/slips/blob/master/slip-0044.md";
const CIRCLE = "https://developers.circle.com/stablecoins/usdc-contract-addresses";
const TETHER = "https://tether.to/en/supported-protocols/";
const USDT0 = "https://docs.usdt0.to/technical-documentation/deployments";
const SUPERCHAIN = "https://github.com/ethereum-optimism/ethereum-optimism.github.io/tree/master/data";
const POLYGON = "https://github.com/maticnetwork/polygon-token-list";
const ARBITRUM = "https://github.com/OffchainLabs/arbitrum-token-lists";
const SKY = "https://chainlog.sky.money/";
const WBTC_NETWORK = "https://wbtc.network/";
const HYPERLANE =
  "https://github.com/hyperlane-xyz/hyperlane-registry/blob/main/deployments/warp_routes/WBTC/wbtc-config.yaml";

/**
 * Native coins, and for each token the form that its issuer or the network's canonical bridge mints.
 *
 * Where several tokens share a symbol on a network, the issuer's is listed rather than a third party's
 * bridge: native USDC, not USDC.e. On BNB Smart Chain the stablecoins are Binance's pegged tokens, with 18
 * decimals where Ethereum has 6. A network that has only third-party wrappers of a token does not list it.
 */
export const ASSET_TABLE: readonly AssetRow[] = [
  ...(["ethereum", "arbitrum", "base", "optimism"] as const).map((network) => coin("ETH", network, 18, 60)),
  coin("POL", "polygon", 18, 966),
  coin("BNB", "bsc", 18, 9006),
  coin("BTC", "bitcoin", 8, 0),
  coin("SOL", "solana", 9, 501),

  token("ETH", "bsc", 18, onExplorer("bscscan.com", "0x2170Ed0880ac9A755fd29B2688956BD959F933F8")),

  token("USDC", "ethereum", 6, ["0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", CIRCLE]),
  token("USDC", "polygon", 6, ["0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359", CIRCLE]),
  token("USDC", "bsc", 18, onExplorer("bscscan.com", "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d")),
  token("USDC", "arbitrum", 6, ["0xaf88d065e77c8cC2239327C5EDb3A432268e5831", CIRCLE]),
  token("USDC", "base", 6, ["0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", CIRCLE]),
  token("USDC", "optimism", 6, ["0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85", CIRCLE]),
  token("USDC", "solana", 6, ["EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", CIRCLE]),

  token("USDT", "ethereum", 6, ["0xdAC17F958D2ee523a2206206994597C13D831ec7", TETHER]),
  token("USDT", "polygon", 6, ["0xc2132D05D31c914a87C6611C10748AEb04B58e8F", USDT0]),
  token("USDT", "bsc", 18, onExplorer("bscscan.com", "0x55d398326f99059fF775485246999027B3197955")),
  token("USDT", "arbitrum", 6, ["0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", USDT0]),
  token("USDT", "base", 6, onExplorer("basescan.org", "0xfde4C96c8593536E31F229EA8f37b2ADa2699bb2")),
  token("USDT", "optimism", 6, ["0x94b008aA00579c1307B0EF2c499aD98a8ce58e58", SUPERCHAIN]),
  token("USDT", "solana", 6, ["Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB", TETHER]),
  // On OP Mainnet the bridged USDT and USDT0 are two contracts; on Arbitrum and Polygon USDT became USDT0.
  token("USDT0", "optimism", 6, ["0x01bFF41798a0BcF287b996046Ca68b395DbC1071", USDT0]),

  token("DAI", "ethereum", 18, ["0x6B175474E89094C44Da98b954EedeAC495271d0F", SKY]),
  token("DAI", "polygon", 18, ["0x8f3Cf7ad23Cd3CaDbD9735AFf958023239c6A063", POLYGON]),
  token("DAI", "bsc", 18, onExplorer("bscscan.com", "0x1AF3F329e8BE154074D8769D1FFa4eE058B1DBc3")),
  token("DAI", "arbitrum", 18, ["0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1", ARBITRUM]),
  token("DAI", "base", 18, ["0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb", SUPERCHAIN]),
  token("DAI", "optimism", 18, ["0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1", SUPERCHAIN]),

  token("WETH", "ethereum", 18, onExplorer("etherscan.io", "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2")),
  token("WETH", "polygon", 18, ["0x7ceB23fD6bC0adD59E62ac25578270cFf1b9f619", POLYGON]),
  token("WETH", "arbitrum", 18, ["0x82aF49447D8a07e3bd95BD0d56f35241523fBab1", ARBITRUM]),
  token("WETH", "base", 18, ["0x4200000000000000000000000000000000000006", SUPERCHAIN]),
  token("WETH", "optimism", 18, ["0x4200000000000000000000000000000000000006", SUPERCHAIN]),

  token("WBTC", "ethereum", 8, ["0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599", WBTC_NETWORK]),
  token("WBTC", "polygon", 8, ["0x1BFD67037B42Cf73acF2047067bd4F2C47D9BfD6", POLYGON]),
  token("WBTC", "bsc", 8, onExplorer("bscscan.com", "0x0555E30da8f98308EdB960aa94C0Db47230d2B9c")),
  token("WBTC", "arbitrum", 8, ["0x2f2a2543B76A4166549F7aaB2e75Bef0aefC5B0f", ARBITRUM]),
  token("WBTC", "base", 8, onExplorer("basescan.org", "0x0555E30da8f98308EdB960aa94C0Db47230d2B9c")),
  token("WBTC", "optimism", 8, ["0x68f180fcCe6836688e9084f035309E29Bf0A2095", SUPERCHAIN]),
  token("WBTC", "solana", 8, ["5XZw2LKTyrfvfiskJ78AMpackRjPcyCif1WhUsPDuVqQ", HYPERLANE]),

  // The coin type of all test networks.
  coin("SIM", "simnet", 18, 1),
];

/** Other names of an asset, by network and name: one contract is one asset, whatever it is called. */
export const ASSET_ALIASES: Readonly<Record<string, string>> = {
  "arbitrum/USDT0": "USDT",
  "polygon/USDT0": "USDT",
};

/** A contract and the page that states it. */
type Stated = readonly [contract: string, source: string];

/** A contract whose issuer publishes no list; the source is the explorer's page of the verified token. */
function onExplorer(host: string, contract: string): Stated {
  return [contract, `https://${host}/token/${contract}`];
}

function coin(symbol: string, network: Network, decimals: number, slip44: number): AssetRow {
  return { symbol, network, decimals, contract: null, slip44, source: SLIP44 };
}

function token(symbol: string, network: Network, decimals: number, [contract, source]: Stated): AssetRow {
  return { symbol, network, decimals, contract, slip44: null, source };
}
