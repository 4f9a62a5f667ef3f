/**
 * Numbers that a public page states. For these the catalogue must use the number and name the page, not
 * estimate.
 *
 * @module
 */

/** One published number: its place in the catalogue, and its source. */
export interface Published {
  /** `across`, `network polygon`. */
  readonly of: string;
  /** An end that the lane leaves and one that it reaches; absent for a network's own numbers. */
  readonly from?: string;
  readonly to?: string;
  readonly number: "percentage" | "flat" | "p50" | "surcharge" | "least" | "final";
  readonly value: string;
  readonly page: RegExp;
}

const CIRCLE_FEES = /^https:\/\/developers\.circle\.com\/cctp\/concepts\/fees$/;
const CIRCLE_BLOCKS = /^https:\/\/developers\.circle\.com\/cctp\/(v1\/)?required-block-confirmations$/;
const CIRCLE_FINALITY =
  /^https:\/\/developers\.circle\.com\/cctp\/concepts\/finality-and-block-confirmations$/;
const HOP_TIMES = /^hop-protocol\/hop@\w+:packages\/frontend\/src\/config\/config\.ts$/;
const HOP_FEES = /^hop-protocol\/hop@\w+:packages\/sdk\/src\/config\/mainnet\.ts$/;
const POLYGON_DOCS = /^(kantefier\/matic-docs|0xPolygon\/polygon-docs)@\w{40}:docs\//;
const DEBRIDGE = /^https:\/\/docs\.debridge\.com\/dln-details\/overview\/fees-supported-chains$/;
const RELAY = /^https:\/\/docs\.relay\.link\//;
const UNISWAP = /^https:\/\/docs\.uniswap\.org\//;
const THORCHAIN = /^https:\/\/dev\.thorchain\.org\/swap-guide\/fees-and-wait-times/;

export const PUBLISHED: readonly Published[] = [
  lane("cctp-fast ethereum/USDC base/USDC", "percentage 100 ppm", CIRCLE_FEES),
  lane("cctp-fast arbitrum/USDC base/USDC", "percentage 130 ppm", CIRCLE_FEES),
  lane("cctp-fast base/USDC ethereum/USDC", "percentage 130 ppm", CIRCLE_FEES),
  lane("cctp-fast optimism/USDC ethereum/USDC", "percentage 130 ppm", CIRCLE_FEES),
  lane("cctp-fast solana/USDC ethereum/USDC", "percentage 100 ppm", CIRCLE_FEES),
  lane("cctp-fast ethereum/USDC base/USDC", "p50 20 s", CIRCLE_FINALITY),
  lane("cctp-standard ethereum/USDC base/USDC", "percentage 0 ppm", CIRCLE_FEES),
  lane("cctp-standard polygon/USDC base/USDC", "p50 8 s", CIRCLE_BLOCKS),
  lane("hop-v1 optimism/ETH ethereum/ETH", "p50 1500 s", HOP_TIMES),
  lane("hop-v1 base/ETH ethereum/ETH", "p50 1500 s", HOP_TIMES),
  lane("hop-v1 arbitrum/ETH ethereum/ETH", "p50 720 s", HOP_TIMES),
  lane("hop-v1 polygon/DAI ethereum/DAI", "p50 600 s", HOP_TIMES),
  lane("hop-v1 ethereum/ETH base/ETH", "p50 120 s", HOP_TIMES),
  lane("hop-v1 arbitrum/DAI ethereum/DAI", "percentage 3900 ppm", HOP_FEES),
  lane("base-bridge base/ETH ethereum/ETH", "p50 432000 s", /^https:\/\/docs\.base\.org\/.*beryl/),
  lane("across ethereum/USDC base/USDC", "p50 2 s", /^https:\/\/docs\.across\.to\//),
  lane("debridge-dln ethereum/USDC base/USDC", "flat 0.001 ETH", DEBRIDGE),
  lane("debridge-dln bsc/USDC base/USDC", "flat 0.005 BNB", DEBRIDGE),
  lane("debridge-dln solana/USDC base/USDC", "flat 0.015 SOL", DEBRIDGE),
  lane("thorchain bitcoin/BTC ethereum/ETH", "least 1 usd", THORCHAIN),
  lane("usdt0 ethereum/USDT optimism/USDT0", "percentage 0 ppm", /^https:\/\/docs\.usdt0\.to/),
  lane("relay ethereum/USDC base/USDC", "percentage 0 ppm", RELAY),
  lane("relay ethereum/USDC base/USDC", "surcharge 0.02 usd", RELAY),
  lane("relay ethereum/USDC base/USDC", "p50 2.7 s", RELAY),
  lane("chainflip bitcoin/BTC ethereum/ETH", "percentage 1000 ppm", /^chainflip-io\//),
  lane("chainflip bitcoin/BTC ethereum/ETH", "p50 1314 s", /^chainflip-io\//),
  lane("chainflip ethereum/ETH bitcoin/BTC", "p50 420 s", /^chainflip-io\//),
  lane("polygon-bridge ethereum/ETH polygon/WETH", "p50 1320 s", POLYGON_DOCS),
  lane("polygon-bridge polygon/WETH ethereum/ETH", "p50 1800 s", POLYGON_DOCS),
  lane("polygon-bridge ethereum/DAI polygon/DAI", "percentage 0 ppm", /^maticnetwork\/pos-portal@/),
  lane("uniswap-v2 ethereum/ETH ethereum/USDC", "percentage 3000 ppm", UNISWAP),
  lane("uniswap-v3 ethereum/ETH ethereum/USDC", "percentage 500 ppm", UNISWAP),
  lane("uniswap-v3 ethereum/USDC ethereum/USDT", "percentage 100 ppm", UNISWAP),
  lane("pancakeswap-v2 bsc/BNB bsc/USDT", "percentage 2500 ppm", /^https:\/\/docs\.pancakeswap\./),
  lane("pancakeswap-v3 bsc/BNB bsc/USDT", "percentage 100 ppm", /^https:\/\/bscscan\.com\//),
  { of: "network polygon", number: "final", value: "8 s", page: CIRCLE_BLOCKS },
  { of: "network bsc", number: "final", value: "2 s", page: CIRCLE_BLOCKS },
  { of: "network ethereum", number: "final", value: "900 s", page: /^https:\/\/ethereum\.org\// },
];

/** @param way - Carrier and two ends. @param stated - Name, value and unit of the number. */
function lane(way: string, stated: string, page: RegExp): Published {
  const [of, from, to] = way.split(" ") as [string, string, string];
  const [number, ...value] = stated.split(" ");
  return { of, from, to, number: number as Published["number"], value: value.join(" "), page };
}
