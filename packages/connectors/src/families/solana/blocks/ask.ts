import type { RpcRequest } from "../../../rpc/attempt.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Calls } from "../../../rpc/in-turns.ts";

/**
 * Codes of nodes that do not have a block, and what each says. None proves that a slot was skipped: a node answers the same
 * of one that it has lost. The proof is the next block, whose parent lies before the slot.
 *
 * @see https://github.com/anza-xyz/agave/blob/master/rpc-client-types/src/error_object.rs
 */
const ABSENT: ReadonlyMap<number, string> = new Map([
  [
    -32001,
    "no endpoint goes back so far: blocks that nodes have pruned are had from one with the whole ledger",
  ],
  [-32004, "it is not available yet"],
  [-32007, "the slot was skipped, or the node has lost it"],
  [-32009, "the slot was skipped, or is missing in the long-term storage"],
  [-32011, "no endpoint keeps transactions"],
  [-32014, "it is not known yet whether it counts"],
  [-32019, "the long-term storage does not answer"],
]);

/** Makes a call. @throws RpcFault `missing` where no node has the block; otherwise as `Rpc.call`. */
export async function askSolana<Result>(
  rpc: Pick<Calls, "call">,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<Result> {
  try {
    return await rpc.call({ mayBeMissing: true, isExact: true, ...request }, signal);
  } catch (error) {
    const absent = error instanceof RpcFault && error.code !== null ? ABSENT.get(error.code) : undefined;
    if (absent === undefined) throw error;
    throw new RpcFault("missing", `does not have block ${request.params?.[0]}: ${absent}`);
  }
}
