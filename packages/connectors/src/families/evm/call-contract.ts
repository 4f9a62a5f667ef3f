import { z } from "zod";
import { RpcFault } from "../../rpc/fault.ts";
import type { Rpc } from "../../rpc/pool.ts";

/** A call of a contract's function. */
export interface ContractCall {
  readonly to: string;
  /** Selector and ABI-encoded arguments. */
  readonly data: string;
  /** Minimum number of 32-byte words in the answer. */
  readonly words: number;
}

const Words = z
  .string()
  .regex(/^0x([0-9a-f]{64})*$/i, "must be ABI-encoded words")
  .transform((hex) => (hex.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`)));

/**
 * Calls a contract's function at the newest block.
 *
 * @returns The words of its answer, unsigned.
 * @throws As `Rpc.call` does; RpcFault (`error`) when there is no such contract, which is the chain's
 *   answer and not a fault of the endpoint.
 */
export async function callContract(
  rpc: Rpc,
  { to, data, words }: ContractCall,
  signal?: AbortSignal,
): Promise<bigint[]> {
  const request = { method: "eth_call", params: [{ to, data }, "latest"], result: Words };
  const answer = await rpc.call(request, signal);
  if (answer.length >= words) return answer;
  throw new RpcFault("error", `contract ${to} answered ${answer.length} words instead of ${words}`);
}
