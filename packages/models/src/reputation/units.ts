import { ASSETS } from "@tetron/domain/asset";
import type { Network } from "@tetron/domain/network";

/**
 * Reference units in one whole coin: its price in ether, averaged over the years of the reference
 * population (2017 to 2022) and rounded to one digit. One unit is one ether. Value is read on a log scale,
 * so that a factor of two moves a percentile by a few hundredths and no live price is needed.
 */
const UNITS_OF_SYMBOL: Readonly<Record<string, number>> = {
  ETH: 1,
  WETH: 1,
  BTC: 20,
  WBTC: 20,
  BNB: 0.1,
  SOL: 0.05,
  POL: 0.0005,
  USDC: 0.001,
  USDT: 0.001,
  USDT0: 0.001,
  DAI: 0.001,
};

const TOKENS = new Map(
  ASSETS.filter(({ contract }) => contract !== null).map((asset) => [
    `${asset.network}/${asset.contract}`,
    (UNITS_OF_SYMBOL[asset.symbol] ?? 0) / 10 ** asset.decimals,
  ]),
);

const COINS = new Map(
  ASSETS.filter(({ contract }) => contract === null).map(({ network, symbol, decimals }) => [
    network,
    (UNITS_OF_SYMBOL[symbol] ?? 0) / 10 ** decimals,
  ]),
);

/** Value of an amount of the network's coin, in reference units. */
export function coinUnits(network: Network, baseUnits: bigint): number {
  return Number(baseUnits) * (COINS.get(network) ?? 0);
}

/**
 * Value of an amount of a token, in reference units.
 *
 * @param contract - In stored form. Symbols are ignored: anyone can issue a token called USDC.
 * @returns `null` for a token that Tetron does not know.
 */
export function tokenUnits(network: Network, contract: string, baseUnits: bigint): number | null {
  const each = TOKENS.get(`${network}/${contract}`);
  return each === undefined ? null : Number(baseUnits) * each;
}
