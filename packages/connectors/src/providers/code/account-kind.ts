import { z } from "zod";
import { evmAddress } from "../evm-hex.ts";
import { ProviderFault } from "../fault.ts";
import type { NodeCaller } from "../node-caller.ts";
import type { AccountKind } from "../provider.ts";

/** Code of an account that has delegated to a contract and still signs itself. @see EIP-7702 */
const DELEGATED = /^0xef0100[0-9a-f]{40}$/;

/**
 * Safe's proxies up to 1.4.1 begin so: they read the contract that they use from storage slot 0, and tell it to whoever
 * asks for `masterCopy()`.
 *
 * @see https://github.com/safe-global/safe-smart-account/blob/v1.3.0/contracts/proxies/GnosisSafeProxy.sol
 */
const SAFE_PROXY = /^0x608060405273f{40}600054167fa619486e0{56}600035141560/;

/** @see https://github.com/safe-global/safe-deployments */
const SAFE_SINGLETONS: ReadonlySet<string> = new Set([
  "0x34cfac646f301356faa8b21e94227e3583fe3f5f",
  "0x6851d6fdfafd08c0295c392436245e5bc78b0185",
  "0xd9db270c1b5e3bd161e8c8503c55ceabee709552",
  "0x3e5c63644e683549055b9be8653de26e0b4cd36e",
  "0x69f4d1788e39c87893c980c06edf4b7f686e2938",
  "0xfb1bffc9d739b8d520daf37df666da4c687191ea",
  "0x41675c099f32341bf84bfc5382af534df5c7461a",
  "0x29fcb43b46531bca003ddc8fcb67ffe91900c762",
]);

/** `entryPoint()`, and what an account of ERC-4337 answers: versions 0.6, 0.7 and 0.8. */
const ENTRY_POINT = "0xb0d691fe";
const ENTRY_POINTS: ReadonlySet<string> = new Set([
  "0x5ff137d4b0fdcd49dca30c7cf57e578a026d2789",
  "0x0000000071727de22e5e9d8baf0edac6f37da032",
  "0x4337084d9e255ff0702461cf8895ce9e3b5ff108",
]);

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
  if (SAFE_PROXY.test(code)) {
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
