import { findPricedSymbol, tablePrice } from "@tetron/connectors/market/prices/table";
import { printAmount } from "@tetron/domain/amount";
import { ASSETS } from "@tetron/domain/asset";
import { BRIDGED_TOKENS } from "@tetron/domain/bridged-tokens";
import type { AssetPrice } from "@tetron/lake/counterparties";

/**
 * The assets with a price, by the shipped table. A token that Tetron does not know has none, whatever it calls itself: so
 * no token made to look valuable adds to a value.
 */
export const ASSET_PRICES: readonly AssetPrice[] = [...ASSETS, ...BRIDGED_TOKENS].flatMap(
  ({ caip19, symbol, decimals }) => {
    const priced = findPricedSymbol(symbol);
    return priced === undefined ? [] : [{ asset: caip19, decimals, usdE8: tablePrice(priced).usdE8 }];
  },
);

const BY_ASSET = new Map(ASSET_PRICES.map((price) => [price.asset, price]));
/** Digits after the point of an amount of US dollars. */
const USD_DECIMALS = 8;

/** US dollars that an amount is worth, as text; `null` for an asset without a price. */
export function usdOf(asset: string, units: bigint): string | null {
  const price = BY_ASSET.get(asset);
  return price === undefined ? null : usdText((units * price.usdE8) / 10n ** BigInt(price.decimals));
}

/** US dollars, times 1e8, as text. */
export function usdText(usdE8: bigint): string;
export function usdText(usdE8: bigint | null): string | null;
export function usdText(usdE8: bigint | null): string | null {
  return usdE8 === null ? null : printAmount(usdE8, USD_DECIMALS);
}
