import type { PendingTransaction } from "../../../follow/mempool-source.ts";
import { isNodeFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import type { HeldMempool } from "./held-mempool.ts";
import { readPending } from "./read-pending.ts";

/** Requests about transactions at once, and how many transactions each is about. */
const AT_ONCE = 4;
const MAX_TOGETHER = 25;

/** The transactions of a mempool that are to be read. */
export interface Reading {
  /** One that was announced, before all that were found. */
  first(txid: string): void;
  /** Those that were found. */
  rest(txids: readonly string[]): void;
  /** @throws What is no fault of the node, if something was thrown. */
  throwBug(): void;
}

/** The listeners. */
export interface ReadingListeners {
  /** It was read, and still waits. */
  onRead(transaction: PendingTransaction): void;
  /** Some could not be read, which may still wait. */
  onUnread(): void;
}

/**
 * Reads transactions, some at a time, and reports those that still wait by then. Of those that could not be read the mempool
 * forgets that it has them, so that the next comparison has them read again.
 */
export function createReading(
  { node, mempool }: { readonly node: Pick<Rpc, "call">; readonly mempool: HeldMempool },
  { onRead, onUnread }: ReadingListeners,
  signal: AbortSignal,
): Reading {
  const announced: string[] = [];
  let found: string[] = [];
  let running = 0;
  let bug: { readonly error: unknown } | undefined;

  function readOn(): void {
    while (running < AT_ONCE && !signal.aborted && announced.length + found.length > 0) {
      const next = announced.length > 0 ? announced.splice(0, MAX_TOGETHER) : found.splice(-MAX_TOGETHER);
      const some = next.filter(mempool.has);
      if (some.length === 0) continue;
      running += 1;
      void read(some).finally(() => {
        running -= 1;
        readOn();
      });
    }
  }

  async function read(txids: readonly string[]): Promise<void> {
    try {
      const transactions = await readPending(node, txids, signal);
      for (const [i, txid] of txids.entries()) {
        const transaction = transactions[i]!;
        if (transaction === "gone" || transaction === "unread") mempool.remove(txid);
        // What was removed meanwhile may have been replaced by what is reported already.
        else if (mempool.has(txid) && !signal.aborted) onRead(transaction);
      }
      if (transactions.includes("unread")) onUnread();
    } catch (error) {
      for (const txid of txids) mempool.remove(txid);
      onUnread();
      if (!signal.aborted && !isNodeFault(error)) bug ??= { error };
    }
  }

  return {
    first(txid) {
      announced.push(txid);
      readOn();
    },
    rest(txids) {
      found = found.concat(txids);
      readOn();
    },
    throwBug() {
      if (bug !== undefined) throw bug.error;
    },
  };
}
