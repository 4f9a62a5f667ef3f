import type { PendingTransaction } from "../../../follow/mempool-source.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { findAll } from "../ask.ts";
import { type RawOutput, RawOutputs, type RawTransaction } from "../blocks/raw.ts";
import { outpoint, type Prevouts } from "../blocks/sides.ts";
import { pendingTransaction } from "./pending-transaction.ts";
import { RawPlaced, Unspent } from "./raw.ts";

type Node = Pick<Rpc, "call">;

const isOf = ({ txid }: { readonly txid: string }, [asked]: readonly unknown[]) => txid === asked;

/**
 * Reads transactions that wait at a node, in as few requests as one of them needs.
 *
 * @returns In the order of `txids`; `gone` when the node does not have it any more or a block has it; `unread` when the node
 *   does not report what it spends, as while a block comes.
 */
export async function readPending(
  node: Node,
  txids: readonly string[],
  signal: AbortSignal,
): Promise<(PendingTransaction | "gone" | "unread")[]> {
  const found = await findAll(node, { ...rawOf(txids), result: RawPlaced, isOf }, signal);
  const waiting = found.map((raw) => (raw?.blockhash === undefined ? raw : undefined));
  const spent = await readSpent(
    node,
    waiting.filter((raw) => raw !== undefined),
    signal,
  );
  return waiting.map((raw) => (raw === undefined ? "gone" : (pendingTransaction(raw, spent) ?? "unread")));
}

function rawOf(txids: readonly string[]) {
  return { method: "getrawtransaction", params: txids.map((txid) => [txid, 1]) };
}

/** The outputs that waiting transactions spend: blocks have them unspent, or other waiting transactions have them. */
async function readSpent(
  node: Node,
  raws: readonly RawTransaction[],
  signal: AbortSignal,
): Promise<Prevouts> {
  const spent = raws
    .flatMap(({ vin }) => vin)
    .flatMap(({ txid, vout, prevout }) =>
      prevout !== undefined || txid === undefined || vout === undefined ? [] : [{ txid, vout }],
    );
  const params = spent.map(({ txid, vout }) => [txid, vout, false]);
  const unspent = await findAll(node, { method: "gettxout", params, result: Unspent }, signal);
  const found = new Map<string, RawOutput>();
  const parents = new Set<string>();
  for (const [i, { txid, vout }] of spent.entries()) {
    const output = unspent[i];
    if (output == null) parents.add(txid);
    else found.set(outpoint(txid, vout), output);
  }
  for (const parent of await findAll(node, { ...rawOf([...parents]), result: RawOutputs, isOf }, signal))
    for (const [vout, output] of parent?.vout.entries() ?? [])
      found.set(outpoint(parent!.txid, vout), output);
  return found;
}
