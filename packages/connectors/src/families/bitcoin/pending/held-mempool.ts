import type { Snapshot } from "./raw.ts";

/** Which transactions a node has, by what it announces and by what it says when it is asked for all. */
export interface HeldMempool {
  has(txid: string): boolean;
  /** @returns Whether it is news: an announcement may be older than the last comparison. */
  add(txid: string, sequence: number): boolean;
  remove(txid: string): void;
  /** Announcements were lost, or the node counts anew: only the next comparison tells what is old. */
  doubt(): void;
  /** Takes over all that the node has. @returns What of it is new. */
  compare(snapshot: Snapshot): string[];
}

/** Of what was found by a comparison; changes are counted from 1. */
const FOUND = 0;

/** A mempool of which nothing is known. */
export function heldMempool(): HeldMempool {
  /** The change by which each came. */
  let held = new Map<string, number>();
  /** The first change that the last comparison does not have. */
  let compared = FOUND;
  return {
    has: (txid) => held.has(txid),
    add(txid, sequence) {
      if (sequence < compared) return false;
      held.set(txid, sequence);
      return true;
    },
    remove: (txid) => void held.delete(txid),
    doubt() {
      compared = FOUND;
      for (const txid of held.keys()) held.set(txid, FOUND);
    },
    compare({ txids, sequence }) {
      const next = new Map<string, number>();
      const found: string[] = [];
      for (const txid of txids) {
        const came = held.get(txid);
        if (came === undefined) found.push(txid);
        next.set(txid, came ?? FOUND);
      }
      // What came after the node was asked stays.
      for (const [txid, came] of held) if (came >= sequence) next.set(txid, came);
      [held, compared] = [next, sequence];
      return found;
    },
  };
}
