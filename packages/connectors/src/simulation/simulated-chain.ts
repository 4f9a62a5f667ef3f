import { nativeAsset } from "@tetron/domain/asset";
import type { Block, BlockRef, Movement } from "@tetron/domain/block";
import type { BlockId, ChainSource, Interest } from "../follow/chain-source.ts";
import type { Fate, MempoolSource, PendingTransaction } from "../follow/mempool-source.ts";
import { pauseUntil } from "../io/pause-until.ts";
import { RpcFault } from "../rpc/fault.ts";
import { type PlannedTransaction, planOf } from "./economy.ts";
import { type People, peopleOf } from "./people.ts";
import { digest } from "./random.ts";
import { sideBranchAt } from "./side-branch.ts";

/** Time between two blocks. */
const BLOCK_MS = 2_000;
/** Blocks behind the head that are final. */
const FINAL_DEPTH = 12;
const NETWORK = "simnet";

/** The simulated network, as nodes would tell it. */
export interface SimulatedChain {
  readonly source: ChainSource;
  readonly mempool: MempoolSource;
  readonly people: People;
}

/** Times are milliseconds. */
export interface SimulationOptions {
  readonly seed: string;
  /** Height of the block that was the newest one when the simulation last ended; 0 at the first time. */
  readonly from: number;
  /** Between two blocks; 2,000 when absent. */
  readonly blockMs?: number;
}

/**
 * Opens the simulated network. It goes on from where it ended: what a block has follows from the seed and its height alone,
 * and no block comes while nobody plays.
 */
export function openSimulation({ seed, from, blockMs = BLOCK_MS }: SimulationOptions): SimulatedChain {
  const people = peopleOf(seed);
  const began = Date.now();
  const coin = nativeAsset(NETWORK).caip19;
  const headHeight = () => from + Math.floor((Date.now() - began) / blockMs) + 1;
  const hashAt = (height: number, isSide = false) => digest(seed, isSide ? "other block" : "block", height);

  /** A block of the main branch, or of one that gives way to it. */
  const refOn = (height: number, isSide: boolean): BlockRef => ({
    height,
    hash: hashAt(height, isSide),
    parentHash: height === 0 ? null : hashAt(height - 1, isSide && sideBranchAt(height)?.first !== height),
    timestamp: Math.floor((began + (height - from) * blockMs) / 1_000),
  });
  /** The block at a height as nodes have it while another height is the newest one. */
  const refAt = (height: number, head = headHeight()): BlockRef =>
    refOn(height, head < (sideBranchAt(height)?.until ?? 0));
  const newest = (): BlockRef => {
    const height = headHeight();
    return refAt(height, height);
  };
  const refOf = ({ height, hash }: BlockId): BlockRef => {
    const sides = sideBranchAt(height) === undefined ? [false] : [false, true];
    const ref = sides.map((isSide) => refOn(height, isSide)).find((each) => each.hash === hash);
    if (ref === undefined || height > headHeight()) throw new RpcFault("missing", "does not have the block");
    return ref;
  };
  /** A block that gives way has every other transaction only. */
  const minedIn = ({ height, hash }: BlockId): PlannedTransaction[] => {
    const isSide = hash !== hashAt(height);
    return planOf(seed, people, height)
      .filter(({ end }) => end === "mined" || end === "failed")
      .filter((_, i) => !isSide || i % 2 === 0);
  };
  const next = (signal: AbortSignal) => {
    const due = performance.now() + blockMs - ((Date.now() - began) % blockMs);
    return pauseUntil(due, signal);
  };

  const source: ChainSource = {
    network: NETWORK,
    traces: () => true,
    async nextHead(last, signal) {
      if (last !== undefined && newest().hash === last.hash) await next(signal);
      return newest();
    },
    heads: async () => [newest()],
    isHeld: async ({ height, hash }) => height <= headHeight() && refAt(height).hash === hash,
    finalized: async ({ height }) => Math.max(height - FINAL_DEPTH, 0),
    refAt: async (height) => {
      if (height > headHeight()) throw new RpcFault("missing", "does not have the block");
      return refAt(height);
    },
    refOf: async (block) => refOf(block),
    block: async (ref, interest) => blockOf(refOf(ref), minedIn(ref), { coin, interest }),
  };
  const mempool: MempoolSource = {
    network: NETWORK,
    async watch({ onSeen }, signal) {
      for (let sent = headHeight(); !signal.aborted; ) {
        // What the next block will have is sent after the one before it.
        const height = headHeight() + 1;
        if (height > sent) for (const each of planOf(seed, people, height)) onSeen(pending(each));
        sent = Math.max(sent, height);
        await next(signal);
      }
    },
    fateOf: async ({ hash, slots }) => fateOf(hash, slots),
  };
  return { source, mempool, people };

  function fateOf(hash: string, [slot = ""]: readonly string[]): Fate {
    // The height is in the slot: see `planOf`.
    const height = Number(/:(\d+)\.\d+$/.exec(slot)?.[1]);
    const planned = planOf(seed, people, height).find((each) => each.hash === hash);
    if (planned === undefined) return { is: "gone" };
    if (height > headHeight()) return { is: "pending" };
    if (planned.end === "replaced") return { is: "replaced" };
    if (planned.end === "dropped") return { is: "gone" };
    const ref = refAt(height);
    if (!minedIn(ref).some((each) => each.hash === hash)) return { is: "pending" };
    return { is: "mined", height, blockHash: ref.hash, failed: planned.end === "failed" };
  }
}

/** A planned transaction as a mempool has it. */
function pending({ hash, slot, from, to, units }: PlannedTransaction): PendingTransaction {
  return { network: NETWORK, hash, slots: [slot], payments: [{ from, to, contract: null, units }] };
}

function blockOf(
  ref: BlockRef,
  mined: readonly PlannedTransaction[],
  { coin, interest }: { readonly coin: string; readonly interest: Interest },
): Block {
  const isWanted = ({ from, to }: PlannedTransaction) =>
    interest === "everything" || interest.has(from) || interest.has(to);
  const wanted = mined.map((each, index) => ({ each, index })).filter(({ each }) => isWanted(each));
  const movements = wanted.flatMap(({ each, index }) => movementsOf(each, index, coin));
  return {
    ...ref,
    network: NETWORK,
    transactions: wanted.map(({ each, index }) => ({
      ...{ index, hash: each.hash, from: each.from, to: each.to, contract: null, value: each.units },
      ...{ failed: each.end === "failed", methodId: null },
    })),
    movements: interest === "everything" ? movements : movements.filter(({ wallet }) => interest.has(wallet)),
  };
}

/** Twice the place of a transfer, and one more for who received: the value comes first, then the fee, which is burnt. */
function movementsOf(
  { from, to, units, fee, end }: PlannedTransaction,
  transaction: number,
  asset: string,
): Movement[] {
  const of = { transaction, asset };
  const paid: Movement = { ...of, index: 2, wallet: from, counterparty: null, delta: -fee, kind: "fee" };
  if (end === "failed") return [paid];
  return [
    { ...of, index: 0, wallet: from, counterparty: to, delta: -units, kind: "native" },
    { ...of, index: 1, wallet: to, counterparty: from, delta: units, kind: "native" },
    paid,
  ];
}
