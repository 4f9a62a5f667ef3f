import { printAmount } from "@tetron/domain/amount";
import type { Context } from "../context.ts";
import { dayOf, type Exclusion, exclusionOf, usdAt } from "../values/value-transfers.ts";

/** Digits after the point of an amount of US dollars. */
const USD_DECIMALS = 8;

type Prices = Pick<Context, "dayPrices">;

interface Valued {
  /** CAIP-19 id. */
  readonly asset: string;
  /** Base units. */
  readonly amount: bigint;
  /** Unix seconds. */
  readonly at: number;
}

/** US dollars that an amount was worth on the day of a time, as text; `null` when nobody says the price of that day. */
export async function valueOn({ asset, amount, at }: Valued, { dayPrices }: Prices): Promise<string | null> {
  const price = await dayPrices.load({ asset, day: dayOf(at) });
  return price === undefined ? null : usdText(usdAt(amount, price));
}

/** Why a transfer is in no total's value; `null` for one that is. */
export async function exclusionIn(transfer: Valued, { dayPrices }: Prices): Promise<Exclusion | null> {
  return exclusionOf(transfer, await dayPrices.load({ asset: transfer.asset, day: dayOf(transfer.at) }));
}

/** US dollars, times 1e8, as text. */
export function usdText(usdE8: bigint): string;
export function usdText(usdE8: bigint | null): string | null;
export function usdText(usdE8: bigint | null): string | null {
  return usdE8 === null ? null : printAmount(usdE8, USD_DECIMALS);
}
