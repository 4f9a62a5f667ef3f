import type { FollowedChain } from "@tetron/connectors/follow/configured/open-chains";
import { type ChainStore, followChain } from "@tetron/connectors/follow/follow-chain";
import { ReorgBelowFinality } from "@tetron/connectors/follow/stop";
import { RpcFault } from "@tetron/connectors/rpc/fault";
import { HOUR_MS } from "@tetron/domain/durations";
import { isFailure } from "@tetron/domain/failure";
import { findChain, noteChain } from "@tetron/lake/chains";
import type { Lake } from "@tetron/lake/lake";
import { pause } from "@tetron/lake/pause";
import type { Job } from "@tetron/service/job";
import type { Log } from "@tetron/service/log";
import { chainStore } from "./chain-store.ts";
import { countStep, type FollowCounts } from "./follow-counts.ts";
import { openSampler } from "./sample-balances.ts";

/** How often what a follower saw is stored. */
const NOTE_MS = 1_000;
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
  if (held === undefined ? chain.isBegunAtStart : held.stopped) return;
  const seen: { headHeight?: number; trouble: string | null } = { trouble: null };
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
          counts.now = { head: height, window, trouble: seen.trouble };
        },
        onTrouble: (error) => {
          const trouble = error === null ? null : messageOf(error);
          if (trouble !== null && trouble !== seen.trouble)
            log.warn({ err: error, network }, "chain not followed");
          if (trouble === null && seen.trouble !== null) log.info({ network }, "chain followed again");
          seen.trouble = trouble;
          if (counts.now !== undefined) counts.now = { ...counts.now, trouble };
        },
      },
      AbortSignal.any([signal, forgotten.signal]),
    );
  } catch (error) {
    log.error({ err: error, network }, "following has stopped until the chain is reset");
    seen.trouble = messageOf(error);
    await note({ stopped: true });
  } finally {
    counts.now = undefined;
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
        countStep(counts, step);
        sampler.sample(step, window);
        counts.now = { head: step.tip.height, window, trouble: seen.trouble };
        return window;
      },
    };
  }

  async function note(more: { readonly stopped?: true }): Promise<void> {
    const endpoints = chain.health();
    const { checks } = counts;
    const balanceChecks = checks.coins + checks.tokens > 0 ? checks : null;
    await noteChain(lake.db, network, { ...seen, ...more, endpoints, balanceChecks, updatedAt: new Date() });
  }

  async function noteOften(write: () => Promise<void>, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      await pause(NOTE_MS, until);
      if (until.aborted) return;
      // A store that does not answer is the follower's own trouble too, which it tells.
      await write().catch((err: unknown) =>
        log.warn({ err, network }, "what was seen of a chain is not noted"),
      );
    }
  }
}

/** A bug never shows its message. */
function messageOf(error: unknown): string {
  const isTold = isFailure(error) || error instanceof RpcFault || error instanceof ReorgBelowFinality;
  return isTold ? error.message.slice(0, MAX_TROUBLE_CHARS) : "It failed; the log says why.";
}
