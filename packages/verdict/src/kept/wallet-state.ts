import { hash } from "node:crypto";

/**
 * Changes with the code that computes what is kept: what another release computed is then computed again.
 * A test holds the bits.
 */
const COMPUTED_BY = "1";
const HEX_DIGITS = 32;

/**
 * Identifies the numbers that a wallet's estimate and neighbours follow from, to the bit: 32 hex digits.
 *
 * @param behaviour - `behaviour/v1`.
 * @param wallet44 - `wallet-44/v1`.
 */
export function stateOf(behaviour: ArrayLike<number>, wallet44: ArrayLike<number>): string {
  const numbers = new Float64Array(1 + behaviour.length + wallet44.length);
  numbers[0] = Number(COMPUTED_BY);
  numbers.set(behaviour, 1);
  numbers.set(wallet44, 1 + behaviour.length);
  return hash("sha256", numbers, "hex").slice(0, HEX_DIGITS);
}
