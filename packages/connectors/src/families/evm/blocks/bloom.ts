import { keccak_256 } from "@noble/hashes/sha3.js";
import { hexToBytes } from "@noble/hashes/utils.js";

/** Bits of a block's bloom filter of its logs. */
const BLOOM_BITS = 2_048;
/** An address as a topic is 32 bytes. */
const TOPIC_DIGITS = 64;

/** The three bits that an item of a log sets, as places in the filter's bytes. @see Yellow Paper, 4.3.1, M3:2048. */
export type BloomBits = readonly (readonly [byte: number, mask: number])[];

/** The bits of an address or a topic, given as `0x` and hex digits. */
export function bloomBits(item: string): BloomBits {
  const hash = keccak_256(hexToBytes(item.slice(2)));
  return [0, 2, 4].map((at) => {
    const bit = ((hash[at]! << 8) | hash[at + 1]!) % BLOOM_BITS;
    return [BLOOM_BITS / 8 - 1 - Math.floor(bit / 8), 1 << (bit % 8)] as const;
  });
}

/** The bits of an address that stands in a log's topics. */
export function topicBits(address: string): BloomBits {
  return bloomBits(`0x${address.slice(2).padStart(TOPIC_DIGITS, "0")}`);
}

/** A filter's bytes. */
export function readBloom(bloom: string): Uint8Array {
  return hexToBytes(bloom.slice(2));
}

/** Whether a filter may have an item; `false` is certain. */
export function mayHave(bloom: Uint8Array, bits: BloomBits): boolean {
  return bits.every(([byte, mask]) => (bloom[byte]! & mask) !== 0);
}

/** The filter of logs. */
export function bloomOf(
  logs: readonly { readonly address: string; readonly topics: readonly string[] }[],
): Uint8Array {
  const bloom = new Uint8Array(BLOOM_BITS / 8);
  // Most addresses and topics of a block are in many of its logs, and a hash takes longer than anything else here.
  const items = new Set(logs.flatMap(({ address, topics }) => [address, ...topics]));
  for (const item of items) for (const [byte, mask] of bloomBits(item)) bloom[byte]! |= mask;
  return bloom;
}
