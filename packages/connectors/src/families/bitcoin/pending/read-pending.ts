import type { PendingTransaction } from "../../../follow/mempool-source.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { find } from "../ask.ts";
import { type RawOutput, RawOutputs, type RawTransaction } from "../blocks/raw.ts";
import { outpoint, type Prevouts } from "../blocks/sides.ts";
import { pendingTransaction } from "./pending-transaction.ts";
import { RawPlaced, Unspent } from "./raw.ts";

type Node = Pick<Rpc, "call">;

/**
 * Reads a transaction that waits at a node.
 *
 * @returns `undefined` when the node does not have it any more, a block has it, or the node does not tell what it spends, as
 *   while a block comes.
 */
export async function readPending(
  node: Node,
  txid: string,
  signal: AbortSignal,
): Promise<PendingTransaction | undefined> {
  const result = RawPlaced.refine((each) => each.txid === txid, "another transaction");
  const raw = await find(node, { method: "getrawtransaction", params: [txid, 1], result }, signal);
  if (raw === undefined || raw.blockhash !== undefined) return undefined;
  return pendingTransaction(raw, await readSpent(node, raw, signal));
}

/** The outputs that a waiting transaction spends: blocks have them unspent, or other waiting transactions have them. */
async function readSpent(node: Node, { vin }: RawTransaction, signal: AbortSignal): Promise<Prevouts> {
  const found = new Map<string, RawOutput>();
  const parents = new Set<string>();
  await Promise.all(
    vin.map(async ({ txid, vout, prevout }) => {
      if (prevout !== undefined || txid === undefined || vout === undefined) return;
      const unspent = { method: "gettxout", params: [txid, vout, false], result: Unspent };
      const output = await find(node, unspent, signal);
      if (output == null) parents.add(txid);
      else found.set(outpoint(txid, vout), output);
    }),
  );
  await Promise.all(
    [...parents].map(async (txid) => {
      const result = RawOutputs.refine((each) => each.txid === txid, "another transaction");
      const parent = await find(node, { method: "getrawtransaction", params: [txid, 1], result }, signal);
      for (const [vout, output] of parent?.vout.entries() ?? []) found.set(outpoint(txid, vout), output);
    }),
  );
  return found;
}
