import { base58 } from "@scure/base";
import { type AddressReading, isAddress, isNotAddress } from "./reading.ts";

/** 32 bytes in base58: at least one character a byte (zeros), at most 44. */
const FORM = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;
const BYTES = 32;

/**
 * Reads a Solana address: a public key or a program's derived address. Stored form: as it stands.
 *
 * The form has no checksum, so a wrong character is found only when the length changes.
 */
export function readSolanaAddress(text: string): AddressReading {
  if (!FORM.test(text) || base58.decode(text).length !== BYTES)
    return isNotAddress("malformed", "is not 32 bytes in base58");
  return isAddress(text);
}
