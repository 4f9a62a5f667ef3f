import { z } from "zod";

/** All bitcoin there will ever be, in whole bitcoin. */
const MAX_BITCOIN = 21e6;

/** 32 bytes as bitcoin shows them, reversed. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be 32 bytes");
const height = z.int().min(0);
const uint32 = z.int().min(0).max(0xffff_ffff);

/** An amount as a JSON number of bitcoin, exact in satoshi: 21e14 of them are below 2^53. */
const amount = z
  .number()
  .min(0)
  .max(MAX_BITCOIN)
  .transform((bitcoin) => BigInt(Math.round(bitcoin * 1e8)));

/** Scripts that have an address. A node before version 22 does not write it where it is looked for. */
const ADDRESSED = /^(pubkeyhash|scripthash|witness_)/;

const Script = z
  .object({ type: z.string(), address: z.string().max(100).optional() })
  .refine(
    ({ type, address }) => address !== undefined || !ADDRESSED.test(type),
    "a script without its address",
  );

export const RawOutput = z.object({ value: amount, scriptPubKey: Script });

const RawInput = z.object({
  /** Of the first transaction of a block only. */
  coinbase: z.string().optional(),
  txid: hash.optional(),
  vout: z.int().min(0).optional(),
  /** The output that it spends; a node that has not kept it leaves it out. */
  prevout: RawOutput.optional(),
});

export const RawTransaction = z.object({
  txid: hash,
  fee: amount.optional(),
  vin: z.array(RawInput).min(1),
  vout: z.array(RawOutput).min(1),
});

/** `getblockheader`. */
export const RawHeader = z.object({
  hash,
  height,
  time: uint32,
  previousblockhash: hash.optional(),
});

/** `getblock` with verbosity 2 or 3. */
export const RawBlock = RawHeader.extend({
  version: z.int(),
  merkleroot: hash,
  bits: z.string().regex(/^[0-9a-f]{8}$/),
  nonce: uint32,
  tx: z.array(RawTransaction).min(1),
});

/** `getrawtransaction` with verbosity 1. */
export const RawOutputs = z.object({ txid: hash, vout: z.array(RawOutput).min(1) });

export type RawOutputs = z.output<typeof RawOutputs>;
export type RawOutput = z.output<typeof RawOutput>;
export type RawTransaction = z.output<typeof RawTransaction>;
export type RawHeader = z.output<typeof RawHeader>;
export type RawBlock = z.output<typeof RawBlock>;
