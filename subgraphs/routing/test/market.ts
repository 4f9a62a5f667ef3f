import { tableFees } from "@tetron/connectors/market/fees/table";
import { createFallbackProvenance } from "@tetron/connectors/provenance";
import { ASSETS, type Asset } from "@tetron/domain/asset";
import { NETWORK_IDS } from "@tetron/domain/network";
import type { Market, PriceQuote } from "../src/market.ts";

/** USD per coin. */
const PRICES: Readonly<Record<string, number>> = {
  ETH: 3_000,
  WETH: 3_000,
  WBTC: 90_000,
  BTC: 90_000,
  SOL: 150,
  BNB: 900,
  POL: 0.25,
  USDC: 1,
  USDT: 1,
  USDT0: 1,
  DAI: 1,
};

/** A market at round prices and the fees of the shipped table. */
export function aMarket(rest: Partial<Market> = {}): Market {
  const day = new Date("2026-11-21");
  const quote = (asset: Asset): [Asset, PriceQuote] => {
    const usdE8 = BigInt(Math.round(PRICES[asset.symbol]! * 1e8));
    return [
      asset,
      { symbol: asset.symbol, usdE8, provenance: createFallbackProvenance("table", day, day, "a test") },
    ];
  };
  return {
    fees: new Map(NETWORK_IDS.map((network) => [network, tableFees(network, "a test", day)])),
    prices: new Map(ASSETS.map(quote)),
    estimates: new Map(),
    ...rest,
  };
}
