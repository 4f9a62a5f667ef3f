import type { Asset } from "@tetron/domain/asset";
import { PRICE_DECIMALS } from "./price.ts";
import { pricedSymbol, tablePrice } from "./table.ts";

/**
 * Approximate value of an amount in US dollars by the shipped prices, for thresholds: it needs no node and
 * costs nothing, but is as old as the table.
 *
 * @param paid.units - Base units; `null` when the amount is not known.
 * @returns `null` for a token that Tetron does not know or an unknown amount.
 */
export function tableUsd({
  asset,
  units,
}: {
  readonly asset: Asset;
  readonly units: bigint | null;
}): number | null {
  if (!asset.isKnown || units === null) return null;
  const { usdE8 } = tablePrice(pricedSymbol(asset.symbol));
  return (Number(units) / 10 ** asset.decimals) * (Number(usdE8) / 10 ** PRICE_DECIMALS);
}
