import { z } from "zod";

/** A JSON-RPC quantity: hexadecimal with `0x`, at most 256 bits. */
export const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/i, "must be a hexadecimal quantity")
  .transform(BigInt);

/** A quantity that is small enough to be a number: a height or a time. */
export const smallQuantity = quantity.pipe(z.bigint().max(BigInt(Number.MAX_SAFE_INTEGER))).transform(Number);

/** Writes a quantity as JSON-RPC wants it. */
export function printQuantity(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

/** The 32-byte words of an ABI-encoded answer that has at least `count` of them. */
export function words(count: number) {
  return z
    .string()
    .regex(/^0x([0-9a-f]{64})*$/i, "must be ABI-encoded words")
    .transform((hex) => (hex.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`)))
    .refine((list) => list.length >= count, `must have ${count} words`);
}
