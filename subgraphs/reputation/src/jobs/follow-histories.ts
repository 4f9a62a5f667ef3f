import { setTimeout as sleep } from "node:timers/promises";
import { walletId } from "@tetron/domain/wallet";
import { findNewHistories, type NewHistoryQuery } from "@tetron/lake/reputation-states";
import type { ReputationDeps } from "../deps.ts";
import { listsEdition } from "../lists-edition.ts";
import { takeHistory } from "../take-history.ts";

const EVERY_MS = 2_000;
const PAGE = 100;
/** A history is committed after the time that it bears; none is committed later than this. */
const LATE_MS = 3_600_000;

/**
 * Brings reputations up to date with the histories and lists in the lake: at once, and then every two seconds
 * until `signal` aborts. What fails is logged and tried again in the next round.
 */
export async function followHistories(deps: ReputationDeps, signal: AbortSignal): Promise<void> {
  let done = { since: new Date(0), lists: "" };
  while (!signal.aborted) {
    const started = Date.now();
    try {
      const lists = await listsEdition(deps.lake.db);
      const since = lists === done.lists ? done.since : new Date(0);
      const taken = await takeNewHistories(deps, { since, lists }, signal);
      if (taken > 0) deps.log.info({ wallets: taken }, "reputations updated");
      done = { since: new Date(started - LATE_MS), lists };
    } catch (error) {
      if (!signal.aborted) deps.log.error({ err: error }, "following histories failed");
    }
    await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}

/**
 * Computes the reputation of every wallet whose newest history, or whose lists, were not taken in yet. One that
 * cannot be computed is logged and does not keep the others waiting.
 *
 * @returns How many were computed.
 */
export async function takeNewHistories(
  deps: ReputationDeps,
  query: Omit<NewHistoryQuery, "limit">,
  signal: AbortSignal,
): Promise<number> {
  for (let taken = 0; ; ) {
    const page = await findNewHistories(deps.lake.db, { ...query, limit: PAGE });
    let done = 0;
    for (const wallet of page) {
      signal.throwIfAborted();
      try {
        await takeHistory(deps, wallet, query.lists, new Date());
        done += 1;
      } catch (error) {
        deps.log.error({ err: error, wallet: walletId(wallet) }, "taking in a history failed");
      }
    }
    taken += done;
    if (page.length < PAGE || done === 0) return taken;
  }
}
