import { hash } from "node:crypto";
import { numberBytes } from "../number-bytes.ts";

/**
 * Changes with the code that computes what is kept: what another release computed is then computed again.
 * A test holds the bits.
 */
const COMPUTED_BY = 1;
const HEX_DIGITS = 32;

/**
 * Identifies the numbers that a wallet's estimate and neighbours follow from; see {@link numberBytes}.
 *
 * @param behaviour - `behaviour/v1`.
 * @param wallet44 - `wallet-44/v1`.
 * @returns 32 hex digits.
 */
export function stateOf(behaviour: ArrayLike<number>, wallet44: ArrayLike<number>): string {
  return hash("sha256", numberBytes([COMPUTED_BY], behaviour, wallet44), "hex").slice(0, HEX_DIGITS);
}
