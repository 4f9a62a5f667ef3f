import { z } from "zod";
import { hash, RawHeader, RawOutput, RawTransaction } from "../blocks/raw.ts";

const TXID = /^[0-9a-f]{64}$/;

/** Checked at once, since a node may have hundreds of thousands. */
const txids = z.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((each) => typeof each === "string" && TXID.test(each)),
  "must be ids of transactions",
);

/** `getrawmempool` with the number of the next change. */
export const Snapshot = z
  .object({ txids, mempool_sequence: z.int().min(0) })
  .transform(({ txids, mempool_sequence }) => ({ txids, sequence: mempool_sequence }));

export type Snapshot = z.output<typeof Snapshot>;

/** `getmempoolinfo`. */
export const MempoolState = z.object({ loaded: z.boolean().optional() });

/** `getzmqnotifications`. */
export const Notifications = z.array(z.object({ type: z.string(), address: z.string() }));

/** `gettxout`: an output that is not spent; `null` when it is, or never was. */
export const Unspent = z
  .object({ bestblock: hash, confirmations: z.int().min(0), ...RawOutput.shape })
  .nullable();

/** `getrawtransaction` of one that may be in a block. */
export const RawPlaced = RawTransaction.extend({ blockhash: hash.optional() });

/** What of {@link RawPlaced} tells where it is. */
export const Place = RawPlaced.pick({ txid: true, blockhash: true });

/** A header with the depth of its block: below 1 in no block of the best chain. */
export const DeepHeader = RawHeader.extend({ confirmations: z.int() });

/** `gettxspendingprevout`. */
export const Spenders = z.array(z.object({ spendingtxid: hash.optional() }));
