/**
 * Values of amounts, in whole micro-USD.
 *
 * A price is in 10^-8 USD for one whole coin, as Chainlink's feeds state it.
 *
 * @module
 */

import type { Asset } from "@tetron/domain/asset";

const CENT = 10_000;
/** 10^-8 USD in a micro-USD. */
export const PRICE_SCALE = 100n;

/** Value of base units, rounded up. */
export function worthUp(units: bigint, { decimals }: Asset, price: bigint): bigint {
  const scale = 10n ** BigInt(decimals) * PRICE_SCALE;
  return (units * price + scale - 1n) / scale;
}

/** Base units of a given value, rounded up. */
export function unitsWorth(microUsd: number, { decimals }: Asset, price: bigint): bigint {
  return (BigInt(microUsd) * 10n ** BigInt(decimals) * PRICE_SCALE + price - 1n) / price;
}

/** Micro-USD rounded up to cents: whole cents. */
export function centsUp(microUsd: number): number {
  return Math.ceil(microUsd / CENT);
}

/** Whole cents as dollars: `"1.24"`. */
export function printCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

/** Micro-USD as dollars with six decimals: `"1.234500"`. */
export function printMicroUsd(microUsd: number): string {
  const sign = microUsd < 0 ? "-" : "";
  const digits = String(Math.abs(microUsd)).padStart(7, "0");
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
