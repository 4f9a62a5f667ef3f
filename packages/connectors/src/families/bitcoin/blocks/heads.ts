import type { BlockRef } from "@tetron/domain/block";
import { z } from "zod";
import { pauseUntil } from "../../../io/pause-until.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { hash } from "./raw.ts";

/** How long a node is let wait for a block: less than after which a second one is asked too. */
const WAIT_MS = 4_000;

/** The hash of the newest block, as soon as it is another than `last`, or after a while. */
export type NewestAfter = (last: BlockRef | undefined, signal: AbortSignal) => Promise<string>;

/**
 * Waits for blocks with `waitfornewblock`, which nodes have from version 29 on; of another node it is looked every `pollMs`.
 */
export function openHeads(rpc: Pick<Rpc, "call">, pollMs: number): NewestAfter {
  let waits = true;
  return async (last, signal) => {
    if (last !== undefined && waits)
      try {
        const params = [WAIT_MS, last.hash];
        const result = z.object({ hash });
        const newest = await rpc.call({ method: "waitfornewblock", params, result, waits: true }, signal);
        return newest.hash;
      } catch (error) {
        if (!(error instanceof RpcFault) || error.kind !== "error") throw error;
        waits = false;
      }
    if (last !== undefined) await pauseUntil(performance.now() + pollMs, signal);
    return rpc.call({ method: "getbestblockhash", result: hash }, signal);
  };
}
