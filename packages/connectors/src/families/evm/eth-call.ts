import { z } from "zod";
import type { RpcRequest } from "../../rpc/attempt.ts";

/**
 * A contract's function called at the newest block.
 *
 * @param data - Selector and ABI-encoded arguments.
 * @param count - How many 32-byte words the answer must have; more are let through.
 */
export function ethCall(to: string, data: string, count: number): RpcRequest<bigint[]> {
  return { method: "eth_call", params: [{ to, data }, "latest"], result: words(count) };
}

function words(count: number) {
  return z
    .string()
    .regex(/^0x([0-9a-f]{64})*$/i, "must be ABI-encoded words")
    .transform((hex) => (hex.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`)))
    .refine((list) => list.length >= count, `must have ${count} words`);
}
