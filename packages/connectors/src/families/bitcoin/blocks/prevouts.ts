import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { findAll } from "../ask.ts";
import { type RawBlock, type RawOutput, RawOutputs, type RawTransaction } from "./raw.ts";
import { outpoint, type Prevouts } from "./sides.ts";

/** What of a block's inputs a node has not told; `undefined` when it told all. */
export function lackOfPrevouts({ tx }: Pick<RawBlock, "tx">): string | undefined {
  const isUntold = tx.some(({ vin }) =>
    vin.some((input) => isSpending(input) && input.prevout === undefined),
  );
  return isUntold ? "the amounts of the block's inputs" : undefined;
}

/**
 * The outputs that a block spends, by the transactions that they are of: for nodes that do not tell them with a block. They
 * need an index of transactions (`txindex`).
 *
 * @throws RpcFault `missing` when no node has one of the transactions.
 */
export async function readPrevouts(
  rpc: Pick<Rpc, "call">,
  block: RawBlock,
  signal: AbortSignal,
): Promise<Prevouts> {
  const found = new Map<string, RawOutput>();
  const keep = ({ txid, vout }: Pick<RawTransaction, "txid" | "vout">) => {
    for (const [n, output] of vout.entries()) found.set(outpoint(txid, n), output);
  };
  for (const transaction of block.tx) keep(transaction);
  const spent = block.tx.flatMap(({ vin }) => vin.flatMap(({ txid, vout }) => (txid ? [[txid, vout]] : [])));
  const unknown = new Set(
    spent.flatMap(([txid, vout]) => (found.has(outpoint(`${txid}`, Number(vout))) ? [] : [`${txid}`])),
  );
  for (const transaction of await readTransactions(rpc, [...unknown], signal)) keep(transaction);
  return found;
}

function isSpending({ coinbase }: RawTransaction["vin"][number]): boolean {
  return coinbase === undefined;
}

async function readTransactions(
  rpc: Pick<Rpc, "call">,
  txids: readonly string[],
  signal: AbortSignal,
): Promise<RawOutputs[]> {
  const transactions = {
    ...{ method: "getrawtransaction", params: txids.map((txid) => [txid, 1]), result: RawOutputs },
    isOf: ({ txid }: RawOutputs, [asked]: readonly unknown[]) => txid === asked,
    needsAll: true,
  };
  try {
    return (await findAll(rpc, transactions, signal)).map((transaction) => transaction!);
  } catch (error) {
    if (!(error instanceof RpcFault) || (error.kind !== "error" && error.kind !== "missing")) throw error;
    const how =
      "its nodes must tell what inputs spend: Bitcoin Core 23 or later that has not pruned the block, or one with -txindex";
    throw new RpcFault("missing", `does not have every transaction that the block spends of: ${how}`);
  }
}
