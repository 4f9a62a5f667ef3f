import type { WatchedMempool } from "@tetron/connectors/follow/configured/open-mempools";
import type { MempoolListeners, PendingTransaction } from "@tetron/connectors/follow/mempool-source";
import { isNodeFault } from "@tetron/connectors/rpc/fault";
import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { endOfEvents } from "@tetron/lake/event-page";
import { eventData } from "@tetron/lake/events";
import { follow } from "@tetron/lake/follow";
import { pause } from "@tetron/lake/pause";
import { findWatchers } from "@tetron/lake/watches";
import type { Job } from "@tetron/service/job";
import type { ScoringDeps } from "../judge-transaction.ts";
import { newPendingCounts, type PendingCounts } from "./pending-counts.ts";
import { scoreSeen } from "./score-seen.ts";
import {
  type EarlierLooks,
  type LookTimes,
  lookAtPending,
  recheckMined,
  settleBlock,
  unsettleBlock,
} from "./settle-payments.ts";

/** Transactions that wait to be looked at; what comes beyond is left out. */
const MAX_WAITING = 2_000;
const MAX_BATCH = 200;
/** Time until a mempool that could not be watched is tried again. */
const AGAIN_MS = 1_000;
/** How often it is looked whether anybody watches a wallet. */
const WATCHERS_MS = 1_000;
const TIMES: LookTimes = { lookMs: 15_000, sureMs: 20_000 };

/** Of tests: shorter times; and who shows what was left out. */
interface WatchOptions {
  readonly times?: LookTimes;
  readonly counts?: PendingCounts;
}

/**
 * Scores the payments of a network before they are in a block, and follows what becomes of them. Of all processes the one
 * with the job's lease does. While no tenant watches a wallet of the network, no node is asked.
 */
export function watchPending(
  deps: ScoringDeps,
  mempool: WatchedMempool,
  { times = TIMES, counts = newPendingCounts(mempool.source.network) }: WatchOptions = {},
): Job {
  return {
    name: `scoring.pending-${mempool.source.network}`,
    periodMs: 1_000,
    jitterMs: 200,
    deadlineMs: 6 * HOUR_MS,
    run: (signal) => run(deps, mempool, { times, counts, signal }),
  };
}

async function run(
  deps: ScoringDeps,
  mempool: WatchedMempool,
  { signal, ...options }: PartOptions,
): Promise<void> {
  const { network } = mempool.source;
  while ((await findWatchers(deps.lake.db, network)).length === 0) {
    await pause(WATCHERS_MS, signal);
    if (signal.aborted) return;
  }
  // One part that fails ends the others; the next run begins anew.
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const parts = [seeAndScore, settleByBlocks, settleByLooks].map(async (part) => {
    try {
      await part(deps, mempool, { ...options, signal: either });
    } catch (error) {
      if (either.aborted) return;
      failed.abort();
      throw error;
    }
  });
  const ends = await Promise.allSettled(parts);
  const end = ends.find((each) => each.status === "rejected");
  if (end !== undefined) throw end.reason;
}

interface PartOptions {
  readonly times: LookTimes;
  readonly counts: PendingCounts;
  readonly signal: AbortSignal;
}

async function seeAndScore(
  deps: ScoringDeps,
  { source, mode }: WatchedMempool,
  { counts: { leftOut }, signal }: PartOptions,
): Promise<void> {
  const { log } = deps;
  const { network } = source;
  const waiting: PendingTransaction[] = [];
  let logged = leftOut.hash + leftOut.queue;
  let wake = Promise.withResolvers<void>();
  const onSeen = (transaction: PendingTransaction) => {
    if (waiting.length < MAX_WAITING) waiting.push(transaction);
    else leftOut.queue += 1;
    wake.resolve();
  };
  const tellLeftOut = setInterval(() => {
    const all = leftOut.hash + leftOut.queue;
    if (all > logged) log.warn({ network, transactions: all - logged }, "pending transactions were left out");
    logged = all;
  }, MINUTE_MS).unref();
  signal.addEventListener("abort", () => wake.resolve(), { once: true });
  const onLeftOut = () => {
    leftOut.hash += 1;
  };
  const watching = watchAlways(deps, { source, mode }, { onSeen, onLeftOut }, signal);
  try {
    while (!signal.aborted) {
      await wake.promise;
      wake = Promise.withResolvers();
      if (signal.aborted) wake.resolve();
      while (waiting.length > 0 && !signal.aborted)
        await scoreSeen(deps, { network, mode }, waiting.splice(0, MAX_BATCH), signal);
    }
  } finally {
    clearInterval(tellLeftOut);
  }
  await watching;
}

/** A node that does not answer is asked again. */
async function watchAlways(
  { log }: ScoringDeps,
  { source }: WatchedMempool,
  listeners: Pick<MempoolListeners, "onSeen" | "onLeftOut">,
  signal: AbortSignal,
): Promise<void> {
  const { network } = source;
  let isWell = true;
  let toldWhy: string | undefined;
  const onUnannounced = (why: string) => {
    if (why !== toldWhy)
      log.warn({ network, why }, "mempool asked for, since its announcements are not heard");
    toldWhy = why;
  };
  while (!signal.aborted) {
    try {
      await source.watch({ ...listeners, onUnannounced }, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!isNodeFault(error)) throw error;
      if (isWell) log.warn({ err: error, network }, "mempool not watched");
      isWell = false;
    }
    await pause(AGAIN_MS, signal);
  }
}

async function settleByBlocks(
  deps: ScoringDeps,
  { source }: WatchedMempool,
  { signal }: PartOptions,
): Promise<void> {
  const { lake } = deps;
  const after = await endOfEvents(lake.db);
  const types = ["block.committed", "block.undone"] as const;
  for await (const { event } of follow(lake, { after, tenant: null, types, signal })) {
    const { type } = event;
    if (type !== "block.committed" && type !== "block.undone") continue;
    const block = eventData({ ...event, type });
    if (block.network !== source.network) continue;
    await (type === "block.committed" ? settleBlock : unsettleBlock)(deps, block, signal);
  }
}

async function settleByLooks(
  deps: ScoringDeps,
  { source }: WatchedMempool,
  { times, signal }: PartOptions,
): Promise<void> {
  const earlier: EarlierLooks = new Map();
  let isRechecked = false;
  while (!signal.aborted) {
    try {
      if (!isRechecked) await recheckMined(deps, source, signal);
      isRechecked = true;
      await lookAtPending(deps, source, { earlier, times }, signal);
    } catch (error) {
      if (signal.aborted) return;
      // What it has not said yet it may say at the next look.
      if (!isNodeFault(error)) throw error;
    }
    await pause(times.lookMs / 3, signal);
  }
}
