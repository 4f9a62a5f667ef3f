import { ed25519 } from "@noble/curves/ed25519.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { addressBytes } from "./address-bytes.ts";
import type { Network } from "./network.ts";

/** First byte of a compressed point whose y is even, as that of a taproot key is. */
const EVEN = 0x02;

/**
 * Whether a private key for an address can exist. It cannot when the bytes of the address are a public key
 * that is no point of its curve: a program derived an address of Solana, and nobody can spend an output of
 * Bitcoin. True for all other forms of address, which are hashes.
 *
 * @param address - In its network's stored form.
 * @see https://solana.com/docs/core/pda
 * @see BIP 341
 */
export function canHavePrivateKey(network: Network, address: string): boolean {
  const found = addressBytes(network, address);
  if (found?.form === "ed25519")
    // As Solana reads keys: a y that is not reduced is taken too.
    return isPoint(() => ed25519.Point.fromBytes(found.bytes, true));
  if (found?.form === "p2tr")
    return isPoint(() => secp256k1.Point.fromBytes(Uint8Array.of(EVEN, ...found.bytes)));
  return true;
}

function isPoint(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
