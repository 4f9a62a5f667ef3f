import { isKnownAsset, KNOWN_ASSETS } from "@tetron/connectors/market/prices/known-assets";
import type { WalletTransfer } from "@tetron/domain/wallet-transfer";
import type { Database } from "@tetron/lake/database";
import { type AssetDay, type DayPrice, findDayPrices } from "@tetron/lake/prices";

/** The price of a transfer's day; `undefined` where nobody says one. */
export type PriceOf = (transfer: Pick<WalletTransfer, "asset" | "at">) => DayPrice | undefined;

/** Why a transfer is in no total's value. */
export type Exclusion = "unknown_token" | "no_amount";

/** The day (UTC) of a Unix time in seconds. */
export function dayOf(at: number): string {
  return new Date(at * 1_000).toISOString().slice(0, "2026-01-31".length);
}

/** The prices of the days of transfers. */
export async function pricesOf(
  db: Database,
  transfers: readonly Pick<WalletTransfer, "asset" | "at">[],
): Promise<PriceOf> {
  const keyOf = ({ asset, day }: AssetDay) => `${day} ${asset}`;
  const wanted = new Map<string, AssetDay>();
  for (const { asset, at } of transfers) {
    const pair = { asset, day: dayOf(at) };
    wanted.set(keyOf(pair), pair);
  }
  const found = await findDayPrices(db, KNOWN_ASSETS, [...wanted.values()]);
  const prices = new Map([...wanted.keys()].map((key, n) => [key, found[n]] as const));
  return ({ asset, at }) => prices.get(keyOf({ asset, day: dayOf(at) }));
}

/** US dollars, times 1e8, cut off after that. */
export function usdAt(units: bigint, { usdE8, decimals }: DayPrice): bigint {
  return (units * usdE8) / 10n ** BigInt(decimals);
}

/**
 * Why a transfer is left out of values: it moved nothing, or its token is neither listed by Tetron nor priced by anybody,
 * which is what a token is that was made to be sent unasked. `null` for one that counts.
 */
export function exclusionOf(
  { asset, amount }: Pick<WalletTransfer, "asset" | "amount">,
  price: DayPrice | undefined,
): Exclusion | null {
  if (amount === 0n) return "no_amount";
  return price === undefined && !isKnownAsset(asset) ? "unknown_token" : null;
}
