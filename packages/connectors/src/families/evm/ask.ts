import type { z } from "zod";
import type { Rpc } from "../../rpc/pool.ts";

/**
 * Asks nodes for what they may not have, such as a block after a reorg.
 *
 * @throws RpcFault `missing` when none of them has it; otherwise as `Rpc.call`.
 */
export function ask<Result>(
  { rpc, signal }: { readonly rpc: Rpc; readonly signal: AbortSignal },
  method: string,
  params: readonly unknown[],
  result: z.ZodType<Result>,
): Promise<Result> {
  return rpc.call({ method, params, result, mayBeMissing: true }, signal);
}
