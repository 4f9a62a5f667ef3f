import { z } from "zod";
import { MAX_FEES } from "../../market/fees/believable.ts";
import type { MempoolEntry } from "./mempool.ts";

/** An amount of bitcoin as a JSON number; 21e14 satoshi are below 2^53, so rounding is exact. */
const satoshi = z.number().transform((bitcoin) => Math.round(bitcoin * 1e8));

const rate = satoshi.refine(
  (value) => value >= 0 && BigInt(value) <= MAX_FEES.bitcoin,
  `has a rate that is not from 0 to ${MAX_FEES.bitcoin} sat/kvB, the most that bitcoin can charge`,
);
/** `getmempoolinfo`, rates in satoshi per 1,000 virtual bytes. */
export const MempoolInfo = z.object({ mempoolminfee: rate, minrelaytxfee: rate });
const Entry = z.object({
  vsize: z.number().positive(),
  time: z.number(),
  fees: z.object({ modified: satoshi }),
  depends: z.array(z.string()),
});
/** `getrawmempool true`. */
export const Mempool = z.record(z.string(), Entry).transform((entries): MempoolEntry[] =>
  Object.entries(entries).map(([txid, { vsize, time, fees, depends }]) => ({
    txid,
    vsize,
    time,
    fee: fees.modified,
    parents: depends,
  })),
);
/** `estimatesmartfee`; without a rate when the node has too little data. */
export const Estimate = z.object({ feerate: satoshi.optional() });
