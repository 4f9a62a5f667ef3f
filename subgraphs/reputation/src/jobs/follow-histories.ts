import { type Owner, visibleToOwner } from "@tetron/domain/owner";
import { walletId } from "@tetron/domain/wallet";
import { historyOwners } from "@tetron/lake/histories";
import { findNewHistories, type NewHistoryQuery } from "@tetron/lake/reputation-states";
import type { Job } from "@tetron/service/job";
import type { ReputationDeps } from "../deps.ts";
import { listsEdition } from "../lists-edition.ts";
import { takeHistory } from "../take-history.ts";

const PAGE = 100;
/** A history is committed after the time that it bears; none is committed later than this. */
const LATE_MS = 3_600_000;

/** Brings reputations up to date with the histories and lists in the lake. */
export function followHistories(deps: ReputationDeps): Job {
  const done: DoneByOwner = new Map();
  return {
    name: "reputation.follow-histories",
    periodMs: 2_000,
    jitterMs: 200,
    deadlineMs: 1_800_000,
    run: (signal) => takeEverybodysHistories(deps, done, signal),
  };
}

/** What was taken in of each owner's histories: those of before `since`, with these lists. */
type DoneByOwner = Map<Owner, Pick<NewHistoryQuery, "since" | "lists">>;

/** Brings the reputations by each owner's histories up to date, and notes in `done` how far they are. */
export async function takeEverybodysHistories(
  deps: ReputationDeps,
  done: DoneByOwner,
  signal: AbortSignal,
): Promise<void> {
  for (const owner of await historyOwners(deps.lake.db)) {
    const started = Date.now();
    const before = done.get(owner);
    const lists = await listsEdition(deps.lake.db, deps.artifacts.taxonomy, visibleToOwner(owner));
    const since = lists === before?.lists ? before.since : new Date(0);
    const taken = await takeNewHistories(deps, { owner, since, lists }, signal);
    if (taken > 0) deps.log.info({ owner, wallets: taken }, "reputations updated");
    done.set(owner, { since: new Date(started - LATE_MS), lists });
  }
}

/**
 * Computes the reputation of every wallet of an owner whose newest history, or whose lists, were not taken in yet. One that
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
