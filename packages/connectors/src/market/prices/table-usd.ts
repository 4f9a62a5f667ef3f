import type { Asset } from "@tetron/domain/asset";
import { PRICE_DECIMALS } from "./price.ts";
import { findPricedSymbol, tablePrice } from "./table.ts";

/**
 * Approximate value of an amount in US dollars by the shipped prices, for thresholds: it needs no node and
 * costs nothing, but is as old as the table.
 *
 * @param paid.units - Base units; `null` when the amount is not known.
 * @returns `null`, never 0, for a token that Tetron does not know or has no price of, and for an unknown amount.
 */
export function tableUsd({
  asset,
  units,
}: {
  readonly asset: Asset;
  readonly units: bigint | null;
}): number | null {
  if (!asset.isKnown || units === null) return null;
  const priced = findPricedSymbol(asset.symbol);
  if (priced === undefined) return null;
  const { usdE8 } = tablePrice(priced);
  return (Number(units) / 10 ** asset.decimals) * (Number(usdE8) / 10 ** PRICE_DECIMALS);
}
