import { z } from "zod";
import type { NetworkFees } from "../../market/fees/network-fees.ts";
import { addDoubts, liveFrom } from "../../provenance.ts";
import type { Rpc } from "../../rpc/pool.ts";
import { BLOCK_SECONDS } from "./block-wait.ts";
import { queueOf } from "./mempool.ts";
import { priceQueue, queueCongestion } from "./price-tiers.ts";
import { Estimate, Mempool, MempoolInfo } from "./raw.ts";

/** Three hours without a block are expected once in a thousand years. */
const STALE_AFTER_SECONDS = 3 * 3600;
/** Target of the node's own estimate, the fewest blocks that it supports. */
const ESTIMATE_BLOCKS = 2;
/** Factor between the projection and the node's estimate that adds a note. */
const WIDE = 3;

/** Factor at or above which the projection is doubted: other nodes have another mempool. */
const FAR_APART = 20;

/** Reads bitcoin's fees from a node's mempool and compares them with the node's own estimate. */
export async function readBitcoinFees(rpc: Rpc, signal?: AbortSignal): Promise<NetworkFees> {
  const now = new Date();
  const [chain, info, entries, estimate] = await Promise.all([
    rpc.call({ method: "getblockchaininfo", result: freshChain(now) }, signal),
    rpc.call({ method: "getmempoolinfo", result: MempoolInfo }, signal),
    rpc.call({ method: "getrawmempool", params: [true], result: Mempool }, signal),
    rpc.call({ method: "estimatesmartfee", params: [ESTIMATE_BLOCKS], result: Estimate }, signal),
  ]);
  const queue = queueOf(entries);
  const minRate = Math.max(info.mempoolminfee, info.minrelaytxfee);
  const tiers = priceQueue({ queue, minRate, now: now.getTime() / 1000, lastBlock: chain.time });
  return {
    network: "bitcoin",
    unit: "sat/kvB",
    tiers,
    perSignature: 0n,
    dataFee: null,
    blockSeconds: BLOCK_SECONDS,
    congestion: queueCongestion(queue),
    // The mempool is current, whatever the age of the last block.
    provenance: addDoubts(
      liveFrom("rpc:bitcoin", now, now),
      crossCheck(Number(tiers.fast.price), estimate.feerate, FAR_APART),
    ),
    notes:
      estimate.feerate === undefined
        ? ["estimatesmartfee has seen too little to cross-check"]
        : crossCheck(Number(tiers.fast.price), estimate.feerate, WIDE),
  };
}

/** Schema of a synced node's chain state; an endpoint that returns another is skipped. */
function freshChain(now: Date) {
  return z
    .object({ blocks: z.number(), headers: z.number(), time: z.number() })
    .superRefine(({ blocks, headers, time }, context) => {
      const age = Math.round(now.getTime() / 1000 - time);
      if (headers > blocks + 1)
        context.addIssue({ code: "custom", message: `the node is ${headers - blocks} blocks behind` });
      if (age > STALE_AFTER_SECONDS)
        context.addIssue({ code: "custom", message: `block ${blocks} is from the past, ${age} s old` });
    });
}

/** Compares the projected rate with the node's own estimator, which uses past blocks only. */
function crossCheck(projected: number, estimated: number | undefined, wide: number): string[] {
  if (estimated === undefined || estimated <= 0) return [];
  const factor = Math.max(projected / estimated, estimated / projected);
  if (factor <= wide) return [];
  return [`estimatesmartfee returns ${estimated} sat/kvB, the mempool projection ${projected}`];
}
