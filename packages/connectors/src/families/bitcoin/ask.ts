import type { RpcRequest } from "../../rpc/attempt.ts";
import { RpcFault } from "../../rpc/fault.ts";
import type { Rpc } from "../../rpc/pool.ts";

/** Codes of a node that does not have a block or a transaction, or whose chain is not that high. */
const NOT_THERE = new Set([-5, -8]);

/**
 * Asks nodes of bitcoin.
 *
 * @throws As `Rpc.call`; RpcFault `missing` when they say that they do not have it.
 */
export async function ask<Result>(
  rpc: Pick<Rpc, "call">,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<Result> {
  try {
    return await rpc.call(request, signal);
  } catch (error) {
    if (error instanceof RpcFault && error.code !== null && NOT_THERE.has(error.code))
      throw new RpcFault("missing", error.message);
    throw error;
  }
}

/** Whether nodes said that they do not have what was asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof RpcFault && error.kind === "missing";
}

/** {@link ask}, with `undefined` for what no node has. */
export async function find<Result>(
  rpc: Pick<Rpc, "call">,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  try {
    return await ask(rpc, request, signal);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
