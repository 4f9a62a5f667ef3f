import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** The 20 bytes of an EVM address in stored form. */
export function bytesOfAddress(address: string): Uint8Array {
  return hexToBytes(address.slice(2));
}

/** The stored form of 20 bytes: `0x` and lower-case digits. */
export function evmAddress(bytes: Uint8Array): string {
  return `0x${bytesToHex(bytes)}`;
}

/** Whether `text` is an EVM address in stored form. */
export function isStoredEvmAddress(text: string): boolean {
  return /^0x[0-9a-f]{40}$/.test(text);
}
