import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Parts of the training wallets that a learning curve fits to, the whole first. */
export const PARTS: readonly number[] = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16];

/** Whether a wallet is in a part of the training set: a larger part has all wallets of a smaller one. */
export function isInPart(address: string, part: number): boolean {
  const [first, second] = sha256(utf8ToBytes(`learning-curve:${address}`));
  return (first! * 256 + second!) / 65_536 < part;
}

/** `1/8 of the wallets`. */
export function partName(part: number): string {
  return part === 1 ? "all wallets" : `1/${1 / part} of the wallets`;
}
