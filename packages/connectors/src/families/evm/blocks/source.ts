import type { Block, BlockRef } from "@tetron/domain/block";
import type { Network } from "@tetron/domain/network";
import type { z } from "zod";
import type { BlockId, ChainSource, Interest, OpenBlocks, Watched } from "../../../follow/chain-source.ts";
import { type HeadBell, openHeadBell } from "../../../follow/head-bell.ts";
import { pauseUntil } from "../../../io/pause-until.ts";
import { checked } from "../../../rpc/checked.ts";
import { RpcFault } from "../../../rpc/fault.ts";
import type { Rpc } from "../../../rpc/pool.ts";
import { ask } from "../ask.ts";
import { printQuantity } from "../quantity.ts";
import { RawTraces } from "./calls.ts";
import { checkedReceipts } from "./checked-receipts.ts";
import type { FeeReceivers } from "./fee-receivers.ts";
import { holdingsAt } from "./holdings.ts";
import { type FreezeReader, openFreezes } from "./issuer-freezes.ts";
import { evmBlock } from "./normalise.ts";
import { RawBlock, RawHeader, type RawReceipt } from "./raw.ts";
import { isTouched, openTouches, type Touches } from "./touched.ts";

/** What is particular to the blocks of an EVM network. */
export interface EvmBlocks {
  readonly network: Network;
  /** Time between two looks at the head where nobody announces it. */
  readonly pollMs: number;
  /** Blocks behind the head that count as final where a node knows no `finalized`. */
  readonly finalDepth: number;
  readonly fees: FeeReceivers;
}

/** Time between two looks while a node announces its blocks: an announcement may be lost. */
const LISTENING_POLL_MS = 15_000;
/** After which times an announced block is looked for again. */
const ANNOUNCED_AGAIN_MS = [10, 50, 250];
/** Codes of a node that does not know a method, or a tag of blocks. */
const UNKNOWN = new Set([-32601, -32602, -32000, -39001]);
const ANOTHER_BLOCK = "another block";

/** The nodes of an EVM network, as the follower asks them. */
export function evmBlocks(options: EvmBlocks): OpenBlocks {
  return (rpc, [url]) => {
    const bell = openHeadBell({ url: url!, method: "eth_subscribe", params: ["newHeads"] });
    return { ...sourceOf(rpc, bell, options), [Symbol.dispose]: () => bell[Symbol.dispose]() };
  };
}

function sourceOf(rpc: Rpc, bell: HeadBell, options: EvmBlocks): ChainSource {
  const { network, pollMs, finalDepth } = options;
  const touches = openTouches();
  const freezes = openFreezes(network);
  const tracing: Tracing = { tells: undefined };
  const refAt = (tag: string, signal: AbortSignal, header: z.ZodType<RawHeader> = RawHeader) =>
    ask({ rpc, signal }, "eth_getBlockByNumber", [tag, false], header).then(refOf);
  const askEach = async (tag: string, signal: AbortSignal) => {
    const params = [tag, false];
    const request = { method: "eth_getBlockByNumber", params, result: RawHeader, mayBeMissing: true };
    return (await rpc.each(request, signal)).map((header) => header && refOf(header));
  };

  return {
    network,
    traces: () => tracing.tells,
    async nextHead(last, signal) {
      if (last !== undefined) {
        const look = AbortSignal.timeout(bell.isListening() ? LISTENING_POLL_MS : pollMs);
        await bell.rung(AbortSignal.any([signal, look]));
        signal.throwIfAborted();
        if (!look.aborted) return announced(last, () => refAt("latest", signal), signal);
      }
      return refAt("latest", signal);
    },
    heads: async (signal) => (await askEach("latest", signal)).flatMap((ref) => ref ?? []),
    isHeld: async ({ height, hash }, signal) =>
      (await askEach(printQuantity(height), signal)).some((ref) => ref?.hash === hash),
    async finalized({ height }, signal) {
      try {
        return (await refAt("finalized", signal)).height;
      } catch (error) {
        // A chain that has not got that far, or a node that does not know the tag.
        if (!isUnknown(error)) throw error;
        return Math.max(height - finalDepth, 0);
      }
    },
    refAt: (height, signal) => {
      const ofHeight = checked(RawHeader, ({ number }) => (number === height ? undefined : ANOTHER_BLOCK));
      return refAt(printQuantity(height), signal, ofHeight);
    },
    refOf: async ({ hash }, signal) =>
      refOf(await ask({ rpc, signal }, "eth_getBlockByHash", [hash, false], RawHeader)),
    block: (ref, interest, signal) =>
      readBlock({ rpc, options, touches, freezes, tracing, interest, signal }, ref),
    holdingsAt: (block, holdings, signal) => holdingsAt(rpc, block, holdings, signal),
  };
}

/** A node may announce a block before it answers with it. */
async function announced(
  last: BlockRef,
  newest: () => Promise<BlockRef>,
  signal: AbortSignal,
): Promise<BlockRef> {
  for (const ms of ANNOUNCED_AGAIN_MS) {
    const head = await newest();
    if (head.hash !== last.hash) return head;
    await pauseUntil(performance.now() + ms, signal);
  }
  return newest();
}

interface Tracing {
  tells: boolean | undefined;
}

interface Reading {
  readonly rpc: Rpc;
  readonly options: EvmBlocks;
  readonly touches: Touches;
  readonly freezes: FreezeReader;
  readonly tracing: Tracing;
  readonly interest: Interest;
  readonly signal: AbortSignal;
}

async function readBlock(reading: Reading, { hash, height }: BlockId): Promise<Block> {
  const { rpc, options, touches, freezes, interest, signal } = reading;
  const { network, fees } = options;
  const ofHash = checked(RawBlock, (found) =>
    found.hash === hash && found.number === height ? undefined : ANOTHER_BLOCK,
  );
  const block = await ask({ rpc, signal }, "eth_getBlockByHash", [hash, true], ofHash);
  if (interest !== "everything" && !touches.mayTouch(block, interest) && !freezes.mayHaveSome(block))
    return evmBlock(network, { block: { ...block, withdrawals: [] }, receipts: [], traces: undefined }, fees);
  const receipts = await readReceipts(reading, block);
  const wanted = interest === "everything" ? receipts : touchedBy(network, block, receipts, interest);
  const isAny = wanted.some((receipt) => receipt !== undefined);
  const traces = isAny ? await readTraces(reading, block) : undefined;
  const whole = { ...evmBlock(network, { block, receipts: wanted, traces }, fees), ...frozenIn(receipts) };
  if (interest === "everything") return whole;
  return { ...whole, movements: whole.movements.filter(({ wallet }) => interest.has(wallet)) };

  function frozenIn(all: readonly RawReceipt[]): Pick<Block, "freezes"> {
    const found = freezes.read(all);
    return found.length === 0 ? {} : { freezes: found };
  }
}

function touchedBy(network: Network, block: RawBlock, receipts: readonly RawReceipt[], wallets: Watched) {
  return receipts.map((receipt, i) => {
    const transaction = block.transactions[i]!;
    return isTouched(network, { transaction, receipt }, wallets) ? receipt : undefined;
  });
}

/** By the block's hash: by its height, a node may answer those of another block meanwhile. */
async function readReceipts({ rpc, signal }: Reading, block: RawBlock): Promise<RawReceipt[]> {
  if (block.transactions.length === 0) return [];
  return ask({ rpc, signal }, "eth_getBlockReceipts", [block.hash], checkedReceipts(block));
}

/** The calls within the transactions, where nodes tell them. */
async function readTraces(
  { rpc, tracing, signal }: Reading,
  block: RawBlock,
): Promise<RawTraces | undefined> {
  if (tracing.tells === false) return undefined;
  const hashes = block.transactions.map(({ hash }) => hash);
  const ofBlock = checked(RawTraces, (traces) =>
    traces.length === hashes.length && traces.every(({ txHash }, i) => (txHash ?? hashes[i]) === hashes[i])
      ? undefined
      : "traces of other transactions",
  );
  try {
    const params = [block.hash, { tracer: "callTracer" }];
    const traces = await ask({ rpc, signal }, "debug_traceBlockByHash", params, ofBlock);
    tracing.tells = true;
    return traces;
  } catch (error) {
    // Once calls were told, a block without them would be a hole.
    if (tracing.tells === true || !isUnknown(error)) throw error;
    tracing.tells = false;
    return undefined;
  }
}

/** Whether a node does not know what it was asked for. */
function isUnknown(error: unknown): boolean {
  if (!(error instanceof RpcFault)) return false;
  return (
    error.kind === "missing" || (error.kind === "error" && error.code !== null && UNKNOWN.has(error.code))
  );
}

function refOf({ number, hash, parentHash, timestamp }: RawHeader): BlockRef {
  return { height: number, hash, parentHash: number === 0 ? null : parentHash, timestamp };
}
