import { z } from "zod";
import type { BlockId, Holding } from "../../../follow/chain-source.ts";
import type { RpcRequest } from "../../../rpc/attempt.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { quantity } from "../quantity.ts";

/** Selector of `balanceOf(address)`. */
const BALANCE_OF = "0x70a08231";
const WORD_DIGITS = 64;
const ERC20 = /\/erc20:(0x[0-9a-f]{40})$/;

/** One word; a contract without the function answers nothing, or something else. */
const Word = z
  .string()
  .regex(/^0x(?:[0-9a-f]{2})*$/i)
  .transform((hex) => (hex.length === 2 + WORD_DIGITS ? BigInt(hex) : null));

/**
 * What wallets have at the end of a block: of a token by its contract, otherwise of the network's coin.
 *
 * @returns Base units; `null` where the contract, or the node, does not tell.
 */
export function holdingsAt(
  rpc: Rpc,
  { hash }: Pick<BlockId, "hash">,
  holdings: readonly Holding[],
  signal: AbortSignal,
): Promise<(bigint | null)[]> {
  // By its hash: by its height, a node may answer of another block.
  const at = { blockHash: hash };
  return Promise.all(
    holdings.map(({ wallet, asset }) => {
      const contract = ERC20.exec(asset)?.[1];
      if (contract === undefined)
        return askOrNull(rpc, { method: "eth_getBalance", params: [wallet, at], result: quantity }, signal);
      const data = `${BALANCE_OF}${wallet.slice(2).padStart(WORD_DIGITS, "0")}`;
      const params = [{ to: contract, data }, at];
      return askOrNull(rpc, { method: "eth_call", params, result: Word }, signal);
    }),
  );
}

async function askOrNull<Result>(
  rpc: Rpc,
  request: RpcRequest<Result>,
  signal: AbortSignal,
): Promise<Result | null> {
  try {
    return await rpc.call(request, signal);
  } catch (error) {
    // Such as a call that reverts, or state that the node has not kept.
    if (error instanceof RpcFault && (error.kind === "error" || error.kind === "missing")) return null;
    throw error;
  }
}
