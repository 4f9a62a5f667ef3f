import { z } from "zod";

/** All bitcoin there will ever be, in satoshi: a JSON number tells every amount exactly. */
const MAX_SATOSHI = 21e14;
const satoshi = z.int().min(0).max(MAX_SATOSHI).transform(BigInt);
const txid = z.string().regex(/^[0-9a-f]{64}$/);

/** An output; without an address when its script has none: OP_RETURN, bare multisig, pay to public key. */
const Output = z.object({
  scriptpubkey_address: z.string().max(100).optional(),
  value: satoshi,
});

/** A transaction as Esplora lists it; fields that are not used are left out. */
export const EsploraTransaction = z.object({
  txid,
  vin: z.array(z.object({ is_coinbase: z.boolean().default(false), prevout: Output.nullish() })).min(1),
  vout: z.array(Output).min(1),
  fee: satoshi,
  status: z.object({ confirmed: z.literal(true), block_time: z.int().min(0) }),
});

/** A transaction as Esplora lists it. */
export type EsploraTransaction = z.output<typeof EsploraTransaction>;

/** `/address/:address`; the mempool's transactions are counted apart and are no part of a history. */
export const AddressStats = z.object({ chain_stats: z.object({ tx_count: z.int().min(0) }) });

/** `/address/:address/txs/chain/:last_seen_txid`, from the newest on; 25 a page, some instances give more. */
export const TransactionPage = z.array(EsploraTransaction).max(1_000);

/** A cursor: the last transaction of the page before, and how many were read. */
export const Position = z.object({ after: txid, read: z.int().min(1) });
