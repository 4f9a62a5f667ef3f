import { hexToBytes } from "@noble/hashes/utils.js";

/** The 20 bytes of an EVM address in stored form. */
export function bytesOfAddress(address: string): Uint8Array {
  return hexToBytes(address.slice(2));
}

const PREFIX = [..."0x"].map(codeOf);
const DIGITS = [..."0123456789abcdef"].map(codeOf);

/** The stored form of 20 bytes: `0x` and lower-case digits. */
export function evmAddress(bytes: Uint8Array): string {
  // Built in one call: a concatenated string keeps its pieces, 18 MB for ten thousand addresses.
  const codes = [...PREFIX];
  for (const byte of bytes) codes.push(DIGITS[byte >> 4]!, DIGITS[byte & 15]!);
  return String.fromCharCode(...codes);
}

/** Whether `text` is an EVM address in stored form. */
export function isStoredEvmAddress(text: string): boolean {
  return /^0x[0-9a-f]{40}$/.test(text);
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
