import type { BlockId, ChainSource, NodeBlock, OpenBlocks } from "../../../follow/chain-source.ts";
import { type HeadBell, openHeadBell } from "../../../follow/head-bell.ts";
import { partOf } from "../../../follow/part-of.ts";
import { pauseUntil } from "../../../io/pause-until.ts";
import type { RpcRequest } from "../../../rpc/attempt.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import { inTurns } from "../../../rpc/in-turns.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { askSolana } from "./ask.ts";
import { checkedBlock, checkedHeader } from "./checked-block.ts";
import { isBlock, refOf, solanaBlock } from "./normalise.ts";
import { type RawBlock, type RawHeader, Slots, slot } from "./raw.ts";
import { socketUrl } from "./socket-url.ts";

/** What is particular to the blocks of a network of the Solana family. */
export interface SolanaBlocks {
  /** Time between two looks at the newest slot where nobody announces it. */
  readonly pollMs: number;
}

/** Blocks are read as soon as two thirds of the stake voted for them: `getBlock` refuses what is only processed. */
const CONFIRMED = "confirmed";
const FINALIZED = "finalized";
/** Time between two looks while a node announces its slots: an announcement may be lost. */
const LISTENING_POLL_MS = 2_000;
/** After which times a block is looked for again, whose slot the node calls confirmed before it has stored it. */
const AGAIN_MS = [50, 150, 400];
/** Calls at once: a block is megabytes. */
const MAX_CALLS = 8;
/** Blocks that are kept for who reads them next: those of one commit. */
const MAX_RECENT_BLOCKS = 8;

/** The nodes of Solana, as the follower asks them. Heights are slots: where one was skipped there is a gap. */
export function solanaBlocks(options: SolanaBlocks): OpenBlocks {
  return (pool, [url]) => {
    const bell = openHeadBell({ url: socketUrl(url!), method: "slotSubscribe", params: [] });
    return { ...sourceOf(pool, bell, options), [Symbol.dispose]: () => bell[Symbol.dispose]() };
  };
}

function sourceOf(pool: Rpc, bell: HeadBell, { pollMs }: SolanaBlocks): ChainSource {
  const rpc = inTurns(pool, MAX_CALLS);
  const recent = new Map<string, RawBlock>();
  const keep = (block: RawBlock) => {
    recent.set(block.blockhash, block);
    for (const hash of recent.keys()) if (recent.size > MAX_RECENT_BLOCKS) recent.delete(hash);
    return block;
  };
  const slotAt = (commitment: string, signal: AbortSignal) =>
    askSolana(rpc, { method: "getSlot", params: [{ commitment }], result: slot }, signal);
  const headerAt = async (at: number, signal: AbortSignal): Promise<NodeBlock> =>
    refOf(await askSolana(rpc, headerRequest(at), signal), at);
  const slotsFrom = (at: number, count: number, signal: AbortSignal) =>
    askSolana(rpc, slotsRequest(at, count), signal);
  /** With its transactions, since they are read next. */
  const wholeOf = async (block: BlockId, signal: AbortSignal) =>
    keep(await askSolana(rpc, onlyThis(blockRequest(block.height), block), signal));
  const refTo = async (block: BlockId, signal: AbortSignal) =>
    refOf(recent.get(block.hash) ?? (await wholeOf(block, signal)), block.height);

  return {
    network: "solana",
    traces: () => undefined,
    async nextHead(last, signal) {
      const wasRung = last !== undefined && (await rung(bell, pollMs, signal));
      const at = await slotAt(CONFIRMED, signal);
      // A slot is announced before it is confirmed.
      if (wasRung && at === last.height) return last;
      if (at === last?.height) return headerAt(at, signal);
      return again(async () => refOf(keep(await askSolana(rpc, blockRequest(at), signal)), at), signal);
    },
    async heads(signal) {
      const request = { method: "getSlot", params: [{ commitment: CONFIRMED }], result: slot };
      const slots = new Set((await rpc.each(request, signal)).filter((at) => at !== null));
      const found = await Promise.all([...slots].map((at) => headerAt(at, signal).catch(orMissing)));
      return found.filter((each) => each !== null);
    },
    async isHeld({ height, hash }, signal) {
      const found = await rpc.each({ ...headerRequest(height), mayBeMissing: true }, signal);
      return found.some((header) => header?.blockhash === hash);
    },
    finalized: (_head, signal) => slotAt(FINALIZED, signal),
    async refAt(height, signal) {
      const [first] = await slotsFrom(height, 1, signal);
      if (first === undefined) throw new RpcFault("missing", `does not have a block from slot ${height} on`);
      const next = await headerAt(first, signal);
      if (first === height) return next;
      // The next block proves which one is the last before it.
      const { parentHeight, parentHash } = next;
      if (parentHeight === undefined || parentHeight >= height)
        throw new RpcFault("invalid", `left out the block in slot ${parentHeight}`);
      return refTo({ height: parentHeight, hash: parentHash! }, signal);
    },
    refsFrom: async (height, count, signal) =>
      Promise.all((await slotsFrom(height, count, signal)).map((at) => headerAt(at, signal))),
    refOf: refTo,
    async block(ref, interest, signal) {
      const raw =
        recent.get(ref.hash) ?? (await askSolana(rpc, onlyThis(blockRequest(ref.height), ref), signal));
      return partOf(solanaBlock(raw, ref.height), interest);
    },
  };
}

const DETAILS = { commitment: CONFIRMED, maxSupportedTransactionVersion: 0, encoding: "json" } as const;

function headerRequest(at: number): RpcRequest<RawHeader> {
  const params = [at, { ...DETAILS, transactionDetails: "none", rewards: false }];
  return { method: "getBlock", params, result: checkedHeader(at), lacks: lackIn };
}

function blockRequest(at: number): RpcRequest<RawBlock> {
  const params = [at, { ...DETAILS, transactionDetails: "accounts", rewards: true }];
  const lacks = (block: RawBlock) => lackIn(block) ?? lackOfOwners(block);
  return { method: "getBlock", params, result: checkedBlock(at), lacks };
}

function slotsRequest(at: number, count: number): RpcRequest<number[]> {
  const result = Slots.refine(
    (slots) => slots.every((each, i) => each >= at && (i === 0 || each > slots[i - 1]!)),
    "slots that are not in order",
  );
  return { method: "getBlocksWithLimit", params: [at, count, { commitment: CONFIRMED }], result };
}

/** A node on another branch, or one that has lost its branch, has another block in the slot, or none. */
function onlyThis(request: RpcRequest<RawBlock>, block: BlockId): RpcRequest<RawBlock> {
  const lacks = (raw: RawBlock) => (isBlock(raw, block) ? request.lacks?.(raw) : `block ${block.hash}`);
  return { ...request, lacks };
}

function lackIn({ blockTime }: RawHeader): string | undefined {
  return blockTime == null ? "the time of the block" : undefined;
}

/** Records of 2021 and before do not tell whose token accounts are; nor can anybody else know. */
function lackOfOwners({ transactions }: RawBlock): string | undefined {
  const isUntold = transactions.some(({ meta }) =>
    [...meta.preTokenBalances, ...meta.postTokenBalances].some(({ owner }) => owner === undefined),
  );
  return isUntold ? "the owners of the block's token accounts" : undefined;
}

/** Waits for an announcement, or until it is time to look. @returns Whether it was announced. */
async function rung(bell: HeadBell, pollMs: number, signal: AbortSignal): Promise<boolean> {
  const look = AbortSignal.timeout(bell.isListening() ? LISTENING_POLL_MS : pollMs);
  await bell.rung(AbortSignal.any([signal, look]));
  signal.throwIfAborted();
  return !look.aborted;
}

async function again(read: () => Promise<NodeBlock>, signal: AbortSignal): Promise<NodeBlock> {
  for (const ms of AGAIN_MS)
    try {
      return await read();
    } catch (error) {
      orMissing(error);
      await pauseUntil(performance.now() + ms, signal);
    }
  return read();
}

function orMissing(error: unknown): null {
  if (error instanceof RpcFault && error.kind === "missing") return null;
  throw error;
}
