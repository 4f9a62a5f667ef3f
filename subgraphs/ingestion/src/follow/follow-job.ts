import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { type ChainStore, followChain } from "@tetron/connectors/follow/follow-chain";
import { ReorgBelowFinality } from "@tetron/connectors/follow/stop";
import { RpcFault } from "@tetron/connectors/rpc/fault";
import { HOUR_MS } from "@tetron/domain/durations";
import { isFailure } from "@tetron/domain/failure";
import { findChain, noteChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { pause } from "@tetron/lake/pause";
import { isUnbegun, noteUnbegun, putUnbegun } from "@tetron/lake/unbegun-chains";
import type { Job } from "@tetron/service/job";
import type { Log } from "@tetron/service/log";
import { chainStore } from "./chain-store.ts";
import { countStep, type FollowCounts } from "./follow-counts.ts";
import { openSampler } from "./sample-balances.ts";

/** How often what a follower saw is stored, and where nothing of it has changed. */
const NOTE_MS = 1_000;
const SAME_NOTE_MS = 5_000;
const MAX_TROUBLE_CHARS = 500;

interface FollowParts {
  readonly lake: Lake;
  readonly log: Log;
  readonly chain: FollowedChain;
  readonly counts: FollowCounts;
}

/** Follows a network: of all processes the one with the job's lease does. */
export function followJob(parts: FollowParts): Job {
  return {
    name: `ingestion.follow-${parts.chain.network}`,
    periodMs: 1_000,
    jitterMs: 200,
    // A run follows until it is told to end; the next one goes on from the checkpoint.
    deadlineMs: 6 * HOUR_MS,
    run: (signal) => follow(parts, signal),
  };
}

async function follow({ lake, log, chain, counts }: FollowParts, signal: AbortSignal): Promise<void> {
  const { network, source } = chain;
  const held = await findChain(lake.db, network);
  if (held?.stopped) return untilReset({ lake, chain, counts }, signal);
  if (held === undefined && !(await mayBegin(lake, chain))) return;
  counts.trouble = null;
  const seen: { headHeight?: number; trouble: string | null } = { trouble: null };
  let isHeld = held !== undefined;
  let last: { note: string; headHeight?: number | undefined; at: number } = { note: "", at: 0 };
  const done = new AbortController();
  const forgotten = new AbortController();
  const sampler = openSampler({ lake, log, chain, checks: counts.checks }, signal);
  const notes = noteOften(() => note({}), AbortSignal.any([signal, done.signal]));
  try {
    await followChain(
      {
        ...{ source, store: countedStore() },
        onTip: ({ height }, window) => {
          seen.headHeight = height;
          counts.now = { head: height, window };
        },
        onTrouble: (error) => {
          const trouble = error === null ? null : messageOf(error);
          if (trouble !== null && trouble !== seen.trouble)
            log.warn({ err: error, network }, "chain not followed");
          if (trouble === null && seen.trouble !== null) log.info({ network }, "chain followed again");
          [seen.trouble, counts.trouble] = [trouble, trouble];
        },
      },
      AbortSignal.any([signal, forgotten.signal]),
    );
  } catch (error) {
    log.error({ err: error, network }, "following has stopped until the chain is reset");
    [seen.trouble, counts.trouble] = [messageOf(error), messageOf(error)];
    await note({ stopped: true });
  } finally {
    [counts.now, counts.trouble] = [undefined, undefined];
    done.abort();
    await Promise.all([notes, sampler.ended()]);
  }

  function countedStore(): ChainStore {
    const store = chainStore(lake, chain, signal);
    return {
      ...store,
      async load() {
        try {
          return await store.load();
        } catch (error) {
          if (isFailure(error, "NOT_FOUND")) forgotten.abort();
          throw error;
        }
      },
      async commit(step) {
        const window = await store.commit(step);
        isHeld = true;
        countStep(counts, step);
        sampler.sample(step, window);
        counts.now = { head: step.tip.height, window };
        // The checkpoint says so.
        last = { ...last, headHeight: step.tip.height, at: performance.now() };
        return window;
      },
    };
  }

  async function note(more: { readonly stopped?: true }): Promise<void> {
    const wasHeld = isHeld;
    const endpoints = chain.health();
    const { checks } = counts;
    const balanceChecks = checks.coins + checks.tokens > 0 ? checks : null;
    const { headHeight, trouble } = seen;
    const rest = JSON.stringify([trouble, more, endpoints, balanceChecks]);
    const isNoted = rest === last.note && headHeight === last.headHeight;
    if (isNoted && performance.now() - last.at < SAME_NOTE_MS) return;
    last = { note: rest, headHeight, at: performance.now() };
    const noted = { trouble, endpoints, updatedAt: new Date() };
    if (await noteChain(lake.db, network, { ...seen, ...more, ...noted, balanceChecks })) return;
    // A reset: with the next block it would be noticed too, but that can be long.
    if (wasHeld) return forgotten.abort();
    if (chain.isBegunAtStart) await noteUnbegun(lake.db, { network, ...noted });
    else await putUnbegun(lake.db, { network, mode: chain.mode, ...noted });
  }

  async function noteOften(write: () => Promise<void>, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      // A store that does not answer is the follower's own trouble too, which it tells.
      await write().catch((err: unknown) =>
        log.warn({ err, network }, "what was seen of a chain is not noted"),
      );
      await pause(NOTE_MS, until);
    }
  }
}

/** Waits until a chain that has stopped is reset. */
async function untilReset(
  { lake, chain, counts }: Pick<FollowParts, "lake" | "chain" | "counts">,
  signal: AbortSignal,
): Promise<void> {
  try {
    while (!signal.aborted) {
      const held = await findChain(lake.db, chain.network);
      if (!held?.stopped) return;
      counts.trouble = held.trouble ?? "It has stopped.";
      await pause(NOTE_MS, signal);
    }
  } finally {
    counts.trouble = undefined;
  }
}

/** Whether a network of which nothing is held is to begin. One that a start alone begins does so again after a reset. */
async function mayBegin({ db }: Lake, { network, isBegunAtStart }: FollowedChain): Promise<boolean> {
  return !isBegunAtStart || (await isUnbegun(db, network));
}

/** A bug never shows its message. */
function messageOf(error: unknown): string {
  const isTold = isFailure(error) || error instanceof RpcFault || error instanceof ReorgBelowFinality;
  return isTold ? error.message.slice(0, MAX_TROUBLE_CHARS) : "It failed; the log says why.";
}
