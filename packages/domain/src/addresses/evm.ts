import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type AddressReading, isAddress, isNotAddress } from "./reading.ts";

const FORM = /^0x[0-9a-fA-F]{40}$/;
const MIXED = /[a-f].*[A-F]|[A-F].*[a-f]/;
/** Hex digit of the hash at or above which the letter in its position is a capital. */
const CAPITAL_FROM = "8";

/**
 * Reads an EVM address. Stored form: lower-case.
 *
 * A mixed-case address carries an EIP-55 checksum that must match; one in a single case carries none.
 *
 * @see https://eips.ethereum.org/EIPS/eip-55
 */
export function readEvmAddress(text: string): AddressReading {
  if (!FORM.test(text)) return isNotAddress("malformed", "is not 0x and 40 hexadecimal digits");
  const address = text.toLowerCase();
  if (MIXED.test(text.slice(2)) && printEvmAddress(address) !== text)
    return isNotAddress("bad_checksum", "has a wrong EIP-55 checksum: a character was changed");
  return isAddress(address);
}

/** Prints an EVM address in stored form with its EIP-55 capitals, as explorers and wallets show it. */
export function printEvmAddress(address: string): string {
  const digits = address.slice(2);
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  return `0x${Array.from(digits, (digit, i) => (hash[i]! >= CAPITAL_FROM ? digit.toUpperCase() : digit)).join("")}`;
}
