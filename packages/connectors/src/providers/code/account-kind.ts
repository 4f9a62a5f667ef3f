import { z } from "zod";
import { evmAddress } from "../evm-hex.ts";
import { ProviderFault } from "../fault.ts";
import type { NodeCaller } from "../node-caller.ts";
import type { AccountKind } from "../provider.ts";
import { ENTRY_POINTS, SAFE_PROXIES, SAFE_SINGLETONS } from "./known-accounts.ts";

/** Code of an account that has delegated to a contract and still signs itself. @see EIP-7702 */
const DELEGATED = /^0xef0100[0-9a-f]{40}$/;

/** `entryPoint()` of an account of ERC-4337. */
const ENTRY_POINT = "0xb0d691fe";

const Code = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/i)
  .transform((text) => text.toLowerCase());

/** A word that holds an address; `null` for any other. */
const AddressWord = z.string().transform((text) => {
  const { data } = evmAddress.safeParse(text.replace(/^0x0{24}(?=[0-9a-f]{40}$)/i, "0x"));
  return data ?? null;
});

/**
 * Whether an address is a wallet: without code, delegated (EIP-7702), a Safe or an account of ERC-4337. Whatever else
 * has code is a contract, and its history is not that of a person.
 *
 * @throws ProviderFault, or the reason of `signal`.
 */
export async function accountKind(
  node: NodeCaller,
  address: string,
  signal: AbortSignal,
): Promise<AccountKind> {
  const code = await node.call({ method: "eth_getCode", params: [address, "latest"], result: Code }, signal);
  if (code === "0x" || DELEGATED.test(code)) return "wallet";
  if (SAFE_PROXIES.some((proxy) => code.startsWith(proxy))) {
    const slot = { method: "eth_getStorageAt", params: [address, "0x0", "latest"], result: AddressWord };
    const singleton = await node.call(slot, signal);
    return singleton !== null && SAFE_SINGLETONS.has(singleton) ? "wallet" : "contract";
  }
  const entryPoint = await entryPointOf(node, address, signal);
  return entryPoint !== null && ENTRY_POINTS.has(entryPoint) ? "wallet" : "contract";
}

async function entryPointOf(node: NodeCaller, address: string, signal: AbortSignal): Promise<string | null> {
  const params = [{ to: address, data: ENTRY_POINT }, "latest"];
  try {
    return await node.call({ method: "eth_call", params, result: AddressWord }, signal);
  } catch (error) {
    // The contract has no such function.
    if (error instanceof ProviderFault && error.kind === "plan") return null;
    throw error;
  }
}
