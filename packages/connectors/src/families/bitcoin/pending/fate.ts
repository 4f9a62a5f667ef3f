import { z } from "zod";
import type { Fate, MempoolSource } from "../../../follow/mempool-source.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { find } from "../ask.ts";
import { hash } from "../blocks/raw.ts";
import { readSlot } from "./pending-transaction.ts";
import { DeepHeader, MempoolState, Place, Spenders, Unspent } from "./raw.ts";

type Nodes = Pick<Rpc, "call" | "each">;
type Mined = Extract<Fate, { is: "mined" }>;

/** Outputs of a transaction by which it is looked for: the first ones. */
const LOOKED_OUTPUTS = 8;
const METHOD_NOT_FOUND = -32_601;

/** What has become of a transaction, as far as nodes tell. */
export async function fateOf(
  nodes: Nodes,
  { hash: txid, slots, blockHash }: Parameters<MempoolSource["fateOf"]>[0],
  signal: AbortSignal,
): Promise<Fate> {
  const stillMined = blockHash == null ? undefined : await minedIn(nodes, { txid, blockHash }, signal);
  if (stillMined !== undefined) return stillMined;
  const waiting = { method: "getmempoolentry", params: [txid], result: z.looseObject({}) };
  if ((await find(nodes, waiting, signal)) !== undefined) return { is: "pending" };
  const mined = (await minedByIndex(nodes, txid, signal)) ?? (await minedByOutputs(nodes, txid, signal));
  if (mined !== undefined) return mined;
  const by = await spenderOf(nodes, slots, signal);
  if (by !== undefined) return { is: "replaced", by };
  return (await isLoading(nodes, signal)) ? { is: "pending" } : { is: "gone" };
}

/** Whether a node that has just started still reads what it had in its mempool: what it does not have is not gone. */
async function isLoading(nodes: Nodes, signal: AbortSignal): Promise<boolean> {
  const states = await nodes.each({ method: "getmempoolinfo", result: MempoolState }, signal);
  return states.some((state) => state?.loaded === false);
}

/** Whether a block of the best chain has it. */
async function minedIn(
  nodes: Nodes,
  { txid, blockHash }: { readonly txid: string; readonly blockHash: string },
  signal: AbortSignal,
): Promise<Mined | undefined> {
  const request = { method: "getrawtransaction", params: [txid, 1, blockHash], result: Place };
  if ((await find(nodes, request, signal)) === undefined) return undefined;
  const header = await headerOf(nodes, blockHash, signal);
  if (header === undefined || header.confirmations < 1) return undefined;
  return { is: "mined", height: header.height, blockHash, failed: false };
}

/** Nodes with an index of transactions know the block. */
async function minedByIndex(nodes: Nodes, txid: string, signal: AbortSignal): Promise<Mined | undefined> {
  const request = { method: "getrawtransaction", params: [txid, 1], result: Place };
  const blockHash = (await find(nodes, request, signal))?.blockhash;
  return blockHash === undefined ? undefined : minedIn(nodes, { txid, blockHash }, signal);
}

/** All other nodes know the depth of an output while nothing in a block spends it. */
async function minedByOutputs(nodes: Nodes, txid: string, signal: AbortSignal): Promise<Mined | undefined> {
  for (let vout = 0; vout < LOOKED_OUTPUTS; vout++) {
    const request = { method: "gettxout", params: [txid, vout, false], result: Unspent };
    const output = await find(nodes, request, signal);
    if (output == null) continue;
    const best = await headerOf(nodes, output.bestblock, signal);
    if (best === undefined) return undefined;
    const params = [best.height - output.confirmations + 1];
    const blockHash = await find(nodes, { method: "getblockhash", params, result: hash }, signal);
    return blockHash === undefined ? undefined : minedIn(nodes, { txid, blockHash }, signal);
  }
  return undefined;
}

async function headerOf(nodes: Nodes, blockHash: string, signal: AbortSignal) {
  const result = DeepHeader.refine((header) => header.hash === blockHash, "another block");
  return find(nodes, { method: "getblockheader", params: [blockHash], result }, signal);
}

/** A waiting transaction that spends one of the outputs; nodes before version 24 do not tell. */
async function spenderOf(
  nodes: Nodes,
  slots: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const request = { method: "gettxspendingprevout", params: [slots.map(readSlot)], result: Spenders };
  try {
    const spenders = await find(nodes, request, signal);
    return spenders?.find(({ spendingtxid }) => spendingtxid !== undefined)?.spendingtxid;
  } catch (error) {
    if (error instanceof RpcFault && error.code === METHOD_NOT_FOUND) return undefined;
    throw error;
  }
}
