import { isFailure } from "@tetron/domain/failure";
import { RpcFault } from "../../../rpc/fault.ts";
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

/** What comes of hashes. */
interface HashResults {
  onRead(transaction: RawPending): void;
  /** A hash is not looked up, or not again: too many wait, or the node refuses it. */
  onLeftOut(): void;
  /** Gets the hashes about which no node answered. */
  readonly unanswered: Set<string>;
}

/** Reads the transactions of announced hashes, some at a time, in the order of their announcement. */
export function readHashes(
  node: { readonly rpc: Rpc; readonly signal: AbortSignal },
  { onRead, onLeftOut, unanswered }: HashResults,
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
      if (node.signal.aborted || (error instanceof RpcFault && error.kind === "missing")) return;
      if (isFailure(error, "UNAVAILABLE") && unanswered.size < MAX_WAITING) unanswered.add(hash);
      else onLeftOut();
    }
  }

  function add(hash: string): void {
    waiting.add(hash);
    if (waiting.size > MAX_WAITING) {
      for (const oldest of waiting.values().take(1)) waiting.delete(oldest);
      onLeftOut();
    }
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
