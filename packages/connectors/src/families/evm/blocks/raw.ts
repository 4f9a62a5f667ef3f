import { z } from "zod";
import { quantity, smallQuantity } from "../quantity.ts";

/** 32 bytes. */
const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i, "must be 32 bytes")
  .toLowerCase();
const address = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i, "must be an address")
  .toLowerCase();
const bytes = z.string().regex(/^0x(?:[0-9a-f]{2})*$/i, "must be bytes");

/** A block without its transactions; of them it has the hashes. */
export const RawHeader = z.object({
  number: smallQuantity,
  hash,
  parentHash: hash,
  timestamp: smallQuantity,
});

const RawTransaction = z.object({
  hash,
  blockHash: hash.nullish(),
  from: address,
  to: address.nullish(),
  value: quantity,
  input: bytes,
  gasPrice: quantity.optional(),
  /** Coins that a deposit of an OP-stack chain brings. */
  mint: quantity.nullish(),
});

/** A block with its transactions. */
export const RawBlock = RawHeader.extend({
  miner: address.nullish(),
  logsBloom: bytes,
  baseFeePerGas: quantity.nullish(),
  transactions: z.array(RawTransaction),
  withdrawals: z.array(z.object({ index: smallQuantity, address, amount: quantity })).nullish(),
});

const RawLog = z.object({
  address,
  blockHash: hash.nullish(),
  transactionHash: hash.nullish(),
  topics: z.array(hash).max(4),
  data: bytes,
});

export const RawReceipt = z.object({
  transactionHash: hash,
  blockHash: hash,
  status: smallQuantity.optional(),
  gasUsed: quantity,
  effectiveGasPrice: quantity.optional(),
  blobGasUsed: quantity.nullish(),
  blobGasPrice: quantity.nullish(),
  /** What an OP-stack chain takes for data. */
  l1Fee: quantity.nullish(),
  contractAddress: address.nullish(),
  logsBloom: bytes.optional(),
  logs: z.array(RawLog),
});

export type RawHeader = z.output<typeof RawHeader>;
export type RawBlock = z.output<typeof RawBlock>;
export type RawTransaction = RawBlock["transactions"][number];
export type RawReceipt = z.output<typeof RawReceipt>;
export type RawLog = z.output<typeof RawLog>;
