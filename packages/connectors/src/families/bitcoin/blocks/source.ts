import type { Block, BlockRef } from "@tetron/domain/block";
import type { BlockId, OpenBlocks } from "../../../follow/chain-source.ts";
import { partOf } from "../../../follow/part-of.ts";
import type { RpcRequest } from "../../../rpc/attempt.ts";
import { checked } from "../../../rpc/checked.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import { type Calls, inTurns } from "../../../rpc/in-turns.ts";
import { ask, isMissing } from "../ask.ts";
import { checkedBlock } from "./checked-block.ts";
import { openHeads } from "./heads.ts";
import { bitcoinBlock, refOf } from "./normalise.ts";
import { lackOfPrevouts, readPrevouts } from "./prevouts.ts";
import { hash, type RawBlock, RawHeader } from "./raw.ts";
import type { Prevouts } from "./sides.ts";

/** What is particular to the blocks of a network of the bitcoin family. */
export interface BitcoinBlocks {
  /** Time between two looks at the head. */
  readonly pollMs: number;
  /** Blocks behind the head that count as final. */
  readonly finalDepth: number;
}

/** Verbosity of `getblock`: with what inputs spend, and without. */
const WITH_PREVOUTS = 3;
const WITHOUT = 2;
/** Calls at once: a node answers four at a time and, of those that wait, refuses the seventeenth. */
const MAX_CALLS = 8;
const NONE: Prevouts = new Map();

/** The nodes of bitcoin, as the follower asks them. */
export function bitcoinBlocks({ pollMs, finalDepth }: BitcoinBlocks): OpenBlocks {
  return (pool) => {
    const rpc = inTurns(pool, MAX_CALLS);
    const reading: Reading = { rpc, tellsPrevouts: true };
    const newestAfter = openHeads(pool, pollMs);
    const refTo = async (block: string, signal: AbortSignal): Promise<BlockRef> =>
      refOf(
        await ask(
          rpc,
          {
            method: "getblockheader",
            params: [block],
            result: checked(RawHeader, (header) => (header.hash === block ? undefined : "another block")),
          },
          signal,
        ),
      );
    return {
      network: "bitcoin",
      traces: () => undefined,
      async nextHead(last, signal) {
        const newest = await newestAfter(last, signal);
        return newest === last?.hash ? last : refTo(newest, signal);
      },
      async heads(signal) {
        const found = await rpc.each({ method: "getbestblockhash", result: hash }, signal);
        const newest = new Set(found.filter((each) => each !== null));
        return Promise.all([...newest].map((each) => refTo(each, signal)));
      },
      async isHeld(ref, signal) {
        const request = { method: "getblockhash", params: [ref.height], result: hash };
        return (await rpc.each(request, signal)).includes(ref.hash);
      },
      finalized: async ({ height }) => Math.max(height - finalDepth, 0),
      async refAt(height, signal) {
        const found = await ask(rpc, { method: "getblockhash", params: [height], result: hash }, signal);
        const ref = await refTo(found, signal);
        if (ref.height !== height) throw new RpcFault("invalid", `answered another block than ${height}`);
        return ref;
      },
      refOf: ({ hash: block }, signal) => refTo(block, signal),
      block: async (ref, interest, signal) => partOf(await readBlock(reading, ref, signal), interest),
      [Symbol.dispose]: () => {},
    };
  };
}

interface Reading {
  readonly rpc: Calls;
  /** Whether some node tells with a block what its inputs spend. */
  tellsPrevouts: boolean;
}

async function readBlock(reading: Reading, ref: BlockId, signal: AbortSignal): Promise<Block> {
  const { rpc } = reading;
  const request: RpcRequest<RawBlock> = { method: "getblock", result: checkedBlock(ref) };
  if (reading.tellsPrevouts)
    try {
      const params = [ref.hash, WITH_PREVOUTS];
      return bitcoinBlock(await ask(rpc, { ...request, params, lacks: lackOfPrevouts }, signal), NONE);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  const block = await ask(rpc, { ...request, params: [ref.hash, WITHOUT] }, signal);
  // Asked for in vain, it is tried the other way at the next block.
  reading.tellsPrevouts = true;
  const prevouts = await readPrevouts(rpc, block, signal);
  reading.tellsPrevouts = false;
  return bitcoinBlock(block, prevouts);
}
