import type { Network } from "@tetron/domain/network";
import { within } from "@tetron/domain/within";
import { z } from "zod";
import type {
  Fate,
  MempoolListeners,
  OpenMempool,
  PendingTransaction,
} from "../../../follow/mempool-source.ts";
import { pauseUntil } from "../../../io/pause-until.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { openSubscription } from "../../../rpc/subscription.ts";
import { ask } from "../ask.ts";
import { smallQuantity } from "../quantity.ts";
import { pendingTransaction, readSlot } from "./pending-transaction.ts";
import { Announced, MinedReceipt, PendingBlock, RawPending } from "./raw.ts";
import { readHashes } from "./read-hashes.ts";

/** Time between two looks where a node announces nothing. */
const POLL_MS = 1_000;
/** How long a node may take to agree to announce. */
const AGREE_MS = 3_000;
/** Transactions that were told already and are not told again. */
const MAX_TOLD = 100_000;

/** The mempool of an EVM network's first node. Announced whole where the node does that. */
export function evmMempool(network: Network): OpenMempool {
  return (rpc, [first]) => {
    // Of a watch that ended by a fault, the next one goes on with them.
    const unanswered = new Set<string>();
    return {
      network,
      watch: (listeners, signal) => watch({ network, rpc, url: first!.url, listeners, unanswered }, signal),
      fateOf: (transaction, signal) => fateOf(rpc, transaction, signal),
    };
  };
}

interface Watching {
  readonly network: Network;
  readonly rpc: Rpc;
  readonly url: string;
  readonly listeners: MempoolListeners;
  /** Announced hashes about which no node answered yet. */
  readonly unanswered: Set<string>;
}

async function watch(
  { network, rpc, url, listeners, unanswered }: Watching,
  signal: AbortSignal,
): Promise<void> {
  const node = { rpc, signal };
  const told = new Set<string>();
  const tell = (raw: RawPending) => {
    if (told.has(raw.hash)) return;
    told.add(raw.hash);
    // The oldest comes first.
    if (told.size > MAX_TOLD) for (const oldest of told.values().take(1)) told.delete(oldest);
    listeners.onSeen(pendingTransaction(network, raw));
  };
  const reading = readHashes(node, { onRead: tell, onLeftOut: () => listeners.onLeftOut?.(), unanswered });
  const hear = (message: unknown) => {
    const { data } = Announced.safeParse(message);
    if (data === undefined) return;
    if (typeof data !== "string") return tell(data);
    if (!told.has(data)) reading.add(data);
  };
  const look = async () => {
    const { transactions } = await ask(node, "eth_getBlockByNumber", ["pending", true], PendingBlock);
    for (const transaction of transactions) tell(transaction);
  };
  const decided = Promise.withResolvers<void>();
  using announcements = openSubscription({
    ...{ url, method: "eth_subscribe", params: ["newPendingTransactions", true] },
    ...{ onListening: decided.resolve, onMessage: hear, onEnd: decided.resolve },
  });
  // A node that does not say whole transactions may say their hashes, by a call.
  let filter: string | undefined;
  let isFilterKnown = true;
  for (let first = true; !signal.aborted; first = false) {
    announcements.connect();
    if (first) {
      await within({ ms: AGREE_MS, signal, onLate: () => {} }, () => decided.promise);
      // Those that it had before are not announced any more.
      await look().catch(orThrow);
    }
    if (!announcements.isListening()) {
      if (isFilterKnown) {
        try {
          filter ??= await ask(node, "eth_newPendingTransactionFilter", [], z.string());
          const hashes = await ask(node, "eth_getFilterChanges", [filter], z.array(z.unknown()));
          for (const each of hashes) hear(each);
        } catch (error) {
          // Another endpoint has not got the filter; without any, the block that a node would mine is looked at.
          orThrow(error);
          isFilterKnown = filter !== undefined;
          filter = undefined;
        }
      } else await look().catch(orThrow);
    }
    reading.retry();
    await pauseUntil(performance.now() + POLL_MS, signal);
  }
}

/** A node that refuses a method is asked another way. */
function orThrow(error: unknown): void {
  if (!(error instanceof RpcFault && (error.kind === "error" || error.kind === "missing"))) throw error;
}

async function fateOf(
  rpc: Rpc,
  { hash, slots }: Pick<PendingTransaction, "hash" | "slots">,
  signal: AbortSignal,
): Promise<Fate> {
  const node = { rpc, signal };
  const known = await unlessMissing(ask(node, "eth_getTransactionByHash", [hash], RawPending));
  if (known !== undefined && known.blockHash == null) return { is: "pending" };
  if (known !== undefined) {
    const receipt = await unlessMissing(ask(node, "eth_getTransactionReceipt", [hash], MinedReceipt));
    if (receipt === undefined) return { is: "pending" };
    const { blockNumber: height, blockHash, status } = receipt;
    return { is: "mined", height, blockHash, failed: status === 0 };
  }
  for (const slot of slots) {
    const { from, nonce } = readSlot(slot);
    const next = await ask(node, "eth_getTransactionCount", [from, "latest"], smallQuantity);
    if (next > nonce) return { is: "replaced" };
  }
  return { is: "gone" };
}

async function unlessMissing<Result>(answer: Promise<Result>): Promise<Result | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RpcFault && error.kind === "missing") return undefined;
    throw error;
  }
}
