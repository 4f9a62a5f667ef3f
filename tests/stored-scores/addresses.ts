import { createHash } from "node:crypto";
import { base58, createBase58check } from "@scure/base";
import { faceOf } from "@tetron/domain/face";
import { NETWORKS, type Network } from "@tetron/domain/network";

const P2PKH = 0x00;

/** The `n`th made-up address of a network: a hash in the form of an address. */
export function madeUpAddress(network: Network, n: number): string {
  const hash = sha256(Buffer.from(`stored score ${n}`));
  const { family } = NETWORKS[network];
  if (family === "evm") return `0x${hash.toString("hex").slice(0, 40)}`;
  if (family === "solana") return base58.encode(hash);
  return createBase58check(sha256).encode(Uint8Array.of(P2PKH, ...hash.subarray(0, 20)));
}

/** A lookalike of an EVM address. */
export function twinOf(address: string): string {
  const { head, tail } = faceOf(address);
  return head.padEnd(address.length - tail.length, "5") + tail;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
