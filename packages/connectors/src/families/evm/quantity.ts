import { z } from "zod";

/** A JSON-RPC quantity: hexadecimal with `0x`, at most 256 bits. */
export const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,64}$/i, "must be a hexadecimal quantity")
  .transform(BigInt);

/** A quantity that fits a number, such as a height or a time. */
export const smallQuantity = quantity.pipe(z.bigint().max(BigInt(Number.MAX_SAFE_INTEGER))).transform(Number);

/** Formats a quantity for JSON-RPC. */
export function printQuantity(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}
