import { z } from "zod";
import { quantity, smallQuantity } from "../quantity.ts";

const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i, "must be 32 bytes")
  .toLowerCase();
const address = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i, "must be an address")
  .toLowerCase();

/** A transaction as a node tells it before a block has it, and after. */
export const RawPending = z.object({
  hash,
  from: address,
  to: address.nullish(),
  nonce: smallQuantity,
  value: quantity,
  input: z.string().regex(/^0x(?:[0-9a-f]{2})*$/i, "must be bytes"),
  /** `null` while no block has it. */
  blockHash: hash.nullish(),
});

export type RawPending = z.output<typeof RawPending>;

/** What a node announces: the whole transaction, or its hash where it does not give that. */
export const Announced = z.union([RawPending, hash]);

export const PendingBlock = z.object({ transactions: z.array(RawPending) });

export const MinedReceipt = z.object({
  blockNumber: smallQuantity,
  blockHash: hash,
  status: smallQuantity.optional(),
});
