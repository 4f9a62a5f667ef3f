import type { PendingTransaction } from "../../../follow/mempool-source.ts";
import { isNodeFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import type { HeldMempool } from "./held-mempool.ts";
import { readPending } from "./read-pending.ts";

/** Transactions that are read at a time. */
const AT_ONCE = 4;

/** The transactions of a mempool that are to be read. */
export interface Reading {
  /** One that was announced, before all that were found. */
  first(txid: string): void;
  /** Those that were found. */
  rest(txids: readonly string[]): void;
  /** @throws What is no fault of the node, if something was thrown. */
  throwBug(): void;
}

/**
 * Reads transactions, a few at a time, and tells those that still wait by then. Of one that could not be read the mempool
 * forgets that it has it, so that the next comparison has it read again.
 */
export function createReading(
  { node, mempool }: { readonly node: Pick<Rpc, "call">; readonly mempool: HeldMempool },
  onRead: (transaction: PendingTransaction) => void,
  signal: AbortSignal,
): Reading {
  const announced: string[] = [];
  let found: string[] = [];
  let running = 0;
  let bug: { readonly error: unknown } | undefined;

  function readOn(): void {
    while (running < AT_ONCE && !signal.aborted) {
      const txid = announced.shift() ?? found.pop();
      if (txid === undefined) return;
      if (!mempool.has(txid)) continue;
      running += 1;
      void readOne(txid).finally(() => {
        running -= 1;
        readOn();
      });
    }
  }

  async function readOne(txid: string): Promise<void> {
    try {
      const transaction = await readPending(node, txid, signal);
      if (transaction === undefined) mempool.remove(txid);
      // What was removed meanwhile may have been replaced by what is told already.
      else if (mempool.has(txid) && !signal.aborted) onRead(transaction);
    } catch (error) {
      mempool.remove(txid);
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
