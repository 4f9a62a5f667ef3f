import { unprocessable } from "./failure.ts";

/** An amount in an asset's smallest unit (wei, satoshi, lamport). Never a float. */
export type BaseUnits = bigint & { readonly __unit: "base" };

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;
/** 2^256 - 1, the most that an EVM token can count; nothing real is larger on any network. */
const MAX_UNITS = 2n ** 256n - 1n;
/** Longest decimal text that can be an amount: 78 digits of 2^256, a point, some leading zeros. */
const MAX_CHARS = 100;

/**
 * Parses a decimal amount exactly.
 *
 * @param text - Decimal digits with an optional fraction, such as `"0.5"`. No sign, no exponent.
 * @param decimals - Digits after the point in one whole unit: 8 for BTC, 18 for ETH, 6 for USDC.
 * @param field - The input field that `text` came from; the error names it.
 * @returns Base units, `>= 0`: `parseAmount("0.5", 8)` is `50_000_000n`.
 * @throws Failure `UNPROCESSABLE` (`not_decimal`, `too_precise`, `too_large`). More digits after the
 *   point than the asset has is an amount that does not exist on chain: rounding would invent money.
 *
 * @example
 * ```ts
 * import { parseAmount, printAmount } from "@tetron/domain/amount";
 *
 * const units = parseAmount("0.5", 8); // 50_000_000n
 * printAmount(units, 8); // "0.5"
 * ```
 */
export function parseAmount(text: string, decimals: number, field = "amount"): BaseUnits {
  const [, whole, fraction = ""] = (text.length <= MAX_CHARS && DECIMAL.exec(text)) || [];
  const shown = `${field}: "${text.slice(0, 40)}"`;
  if (whole === undefined)
    throw unprocessable(field, "not_decimal", `${shown} is not a decimal number such as "0.5".`);
  if (fraction.length > decimals)
    throw unprocessable(
      field,
      "too_precise",
      `${shown} has ${fraction.length} decimals; the asset has ${decimals}.`,
    );
  const units = BigInt(whole + fraction.padEnd(decimals, "0"));
  if (units > MAX_UNITS)
    throw unprocessable(field, "too_large", `${shown} is more than any network can carry.`);
  return units as BaseUnits;
}

/**
 * Prints base units as a decimal, the shortest form: no trailing zeros, no bare point.
 * `parseAmount` of the result is the same amount. Negative amounts print with a minus sign.
 */
export function printAmount(units: bigint, decimals: number): string {
  if (units < 0n) return `-${printAmount(-units, decimals)}`;
  const digits = units.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
