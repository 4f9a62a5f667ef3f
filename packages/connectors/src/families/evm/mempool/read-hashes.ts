import { isFailure } from "@tetron/domain/failure";
import type { Rpc } from "../../../rpc/pool.ts";
import { ask } from "../ask.ts";
import { RawPending } from "./raw.ts";

/** Transactions that are asked for at a time. */
const AT_ONCE = 16;
/** Hashes that wait to be asked for: seconds of what a node answers. Of more the oldest are left out, which are mined first. */
const MAX_WAITING = 1_000;

/** The transactions of hashes, where a node announces nothing else. */
export interface HashReading {
  add(hash: string): void;
  /** Asks again about those that are unanswered. */
  retry(): void;
}

/**
 * Reads the transactions of announced hashes, some at a time, in the order of their announcement.
 *
 * @param unanswered - Gets the hashes about which no node answered.
 */
export function readHashes(
  node: { readonly rpc: Rpc; readonly signal: AbortSignal },
  {
    onRead,
    unanswered,
  }: { readonly onRead: (transaction: RawPending) => void; readonly unanswered: Set<string> },
): HashReading {
  const waiting = new Set<string>();
  let running = 0;

  function readOn(): void {
    for (const hash of waiting) {
      if (running === AT_ONCE || node.signal.aborted) return;
      waiting.delete(hash);
      running += 1;
      void read(hash).finally(() => {
        running -= 1;
        readOn();
      });
    }
  }

  async function read(hash: string): Promise<void> {
    try {
      onRead(await ask(node, "eth_getTransactionByHash", [hash], RawPending));
    } catch (error) {
      // What a node does not have any more is mined, or gone.
      if (isFailure(error, "UNAVAILABLE") && unanswered.size < MAX_WAITING) unanswered.add(hash);
    }
  }

  function add(hash: string): void {
    waiting.add(hash);
    if (waiting.size > MAX_WAITING) for (const oldest of waiting.values().take(1)) waiting.delete(oldest);
    readOn();
  }

  return {
    add,
    retry() {
      const again = [...unanswered];
      unanswered.clear();
      for (const hash of again) add(hash);
    },
  };
}
