import { z } from "zod";
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

/** Calls of a batch: what they ask for may be much. */
const MAX_BATCH_CALLS = 50;

/** Transactions or outputs that are asked for together. */
export interface Several<Result> {
  readonly method: string;
  /** Of each call. */
  readonly params: readonly (readonly unknown[])[];
  readonly result: z.ZodType<Result>;
  /** Whether a result is of what the call with these `params` asks for. */
  readonly isOf?: (result: Result, params: readonly unknown[]) => boolean;
  /** Whether a node that does not have one of them gives way to the next one. */
  readonly needsAll?: boolean;
}

/**
 * Asks for several things of one kind, many in one request.
 *
 * @returns In the order of `params`; `undefined` for what the node that answered does not have.
 * @throws As `Rpc.call`; RpcFault `missing` when all are needed and no node has them.
 */
export async function findAll<Result>(
  rpc: Pick<Rpc, "call">,
  { method, params, result, isOf = () => true, needsAll = false }: Several<Result>,
  signal: AbortSignal,
): Promise<(Result | undefined)[]> {
  const requests = Array.from({ length: Math.ceil(params.length / MAX_BATCH_CALLS) }, (_, i) => {
    const part = params.slice(i * MAX_BATCH_CALLS, (i + 1) * MAX_BATCH_CALLS);
    const results = z
      .array(result.nullable())
      .length(part.length)
      .refine((all) => all.every((each, n) => each === null || isOf(each, part[n]!)), "another one");
    const lacks = (all: readonly (Result | null)[]) => {
      const at = all.indexOf(null);
      return at === -1 ? undefined : `${method} ${String(part[at]![0])}`;
    };
    const batch = { params: part, absent: NOT_THERE };
    return { method, batch, result: results, ...(needsAll && { lacks }) };
  });
  const found = await Promise.all(requests.map((request) => rpc.call(request, signal)));
  return found.flat().map((each) => each ?? undefined);
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
