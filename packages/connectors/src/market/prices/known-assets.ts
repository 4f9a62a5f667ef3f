import { ASSETS, nativeAsset } from "@tetron/domain/asset";
import { BRIDGED_TOKENS } from "@tetron/domain/bridged-tokens";
import { findPricedSymbol } from "./table.ts";

/** An asset that Tetron lists. */
interface KnownAsset {
  /** CAIP-19 id. */
  readonly asset: string;
  /** Symbol of the asset whose price it has; `null` without one. */
  readonly priced: string | null;
  readonly decimals: number;
}

/** The assets that Tetron lists by their contracts, and whose price each has. */
export const KNOWN_ASSETS: readonly KnownAsset[] = [...ASSETS, ...BRIDGED_TOKENS, nativeAsset("simnet")].map(
  ({ caip19, symbol, decimals }) => ({
    ...{ asset: caip19, decimals, priced: findPricedSymbol(symbol) ?? null },
  }),
);

const IDS: ReadonlySet<string> = new Set(KNOWN_ASSETS.map(({ asset }) => asset));

/** Whether Tetron lists an asset. A contract's own name and symbol prove nothing: anybody may choose them. */
export function isKnownAsset(asset: string): boolean {
  return IDS.has(asset);
}
